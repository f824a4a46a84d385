package org.crossregion.clearing.year;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.clearing.calendar.MoneyTerms.NegativePairs;
import org.crossregion.clearing.detail.RandomYear;
import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.NoticeSums;
import org.crossregion.clearing.statement.Owed;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Random years always square, from settlements to what is still open after part of it was paid:
 * whatever came late, was disputed and decided each way, deducted or refunded across the year, and
 * under both policies for what December leaves over.
 */
class YearPropertyTest {

    private static final RegionCode PROVINCE = RandomYear.PROVINCE.authority();

    /** How much of each notice is paid, in percent, and which periods are issued. */
    record Paying(List<Integer> percents, int issued) {

        private Set<Period> periods() {
            Set<Period> periods = new HashSet<>(RandomYear.PERIODS);
            periods.removeIf(period -> (issued >> RandomYear.PERIODS.indexOf(period) & 1) == 0);
            return periods;
        }

        private Money of(Money amount, int salt) {
            int percent = percents.get(salt % percents.size());
            return Money.ofFen(amount.fen() * percent / 100);
        }
    }

    /** What is summed up by itself. */
    private record Part(RegionPair pair, Scheme scheme, String fund) {}

    /** A region's account under one scheme. */
    private record Account(RegionCode region, Scheme scheme) {}

    @Provide
    Arbitrary<RandomYear> years() {
        return RandomYear.any();
    }

    @Provide
    Arbitrary<Paying> payings() {
        return Combinators.combine(
                        Arbitraries.of(0, 1, 33, 50, 99, 100, 100).list().ofSize(7),
                        Arbitraries.integers().between(0, 7))
                .as(Paying::new);
    }

    @Property
    void the_months_and_the_years_end_are_the_year_per_pair_scheme_and_fund(
            @ForAll("years") RandomYear year) {
        Map<Part, Money> printed = new HashMap<>();
        Map<Part, Money> facts = new HashMap<>();
        for (Period period : RandomYear.PERIODS) {
            StatementRow.of(year.figures(period))
                    .forEach(row -> add(printed, row.pair(), row.scheme(), row.amounts()));
            year.recomputed(period)
                    .forEach((cell, amounts) -> add(facts, cell.pair(), cell.scheme(), amounts));
        }
        printed.values().removeIf(Money::isZero);
        facts.values().removeIf(Money::isZero);
        assertThat(printed).isEqualTo(facts);
    }

    @Property
    void what_december_leaves_over_clears_in_the_years_run_or_in_later_months_never_in_both(
            @ForAll("years") RandomYear year) {
        if (!year.hasRun()) {
            assertThat(year.figures(RandomYear.YEAR)).isEmpty();
        }
        assertThat(year.keepsOutWhatWasRejected()).isTrue();
    }

    @Property
    void both_sides_of_every_pair_come_to_the_same_in_the_year(
            @ForAll("years") RandomYear year, @ForAll("payings") Paying paying) {
        YearFigures figures = figures(year, notices(year, paying), paying);

        Money receivable = Money.ZERO;
        Money payable = Money.ZERO;
        for (YearStanding one : YearStanding.of(figures, Figure::within)) {
            receivable = receivable.plus(one.receivable()).plus(one.receivableAdjustment());
            payable = payable.plus(one.payable()).plus(one.payableAdjustment());
            assertThat(one.outstandingReceivable())
                    .isEqualTo(
                            one.receivable()
                                    .plus(one.receivableAdjustment())
                                    .minus(one.collected()));
            assertThat(one.outstandingPayable())
                    .isEqualTo(one.payable().plus(one.payableAdjustment()).minus(one.paid()));
        }
        assertThat(receivable).isEqualTo(payable);
    }

    @Property
    void what_is_open_is_what_is_open_of_the_notices_and_what_was_not_issued(
            @ForAll("years") RandomYear year, @ForAll("payings") Paying paying) {
        Map<NoticeSums.Key, NoticeSums.Sums> notices = notices(year, paying);
        Map<Account, Money> open = new HashMap<>();
        for (YearStanding one : YearStanding.of(figures(year, notices, paying), Figure::within)) {
            open.put(
                    new Account(one.region(), one.scheme()),
                    one.outstandingReceivable().minus(one.outstandingPayable()));
        }

        Map<Account, Money> expected = new HashMap<>();
        for (Period period : RandomYear.PERIODS) {
            if (!paying.periods().contains(period)) {
                nets(year, period)
                        .forEach((account, net) -> expected.merge(account, net, Money::plus));
            }
        }
        notices.forEach(
                (key, sums) ->
                        expected.merge(
                                new Account(key.region(), key.scheme()),
                                key.direction() == Direction.RECEIVABLE
                                        ? sums.outstanding()
                                        : sums.outstanding().negated(),
                                Money::plus));
        open.values().removeIf(Money::isZero);
        expected.values().removeIf(Money::isZero);
        assertThat(open).isEqualTo(expected);
    }

    @Property
    void nothing_is_open_once_all_is_issued_and_paid(@ForAll("years") RandomYear year) {
        Paying all = new Paying(List.of(100), 7);

        assertThat(figures(year, notices(year, all), all).figures())
                .filteredOn(Figure::within)
                .allMatch(figure -> figure.outstanding().isZero());
    }

    private static YearFigures figures(
            RandomYear year, Map<NoticeSums.Key, NoticeSums.Sums> notices, Paying paying) {
        return YearFigures.of(
                RandomYear.PROVINCE,
                RandomYear.YEAR,
                owed(year),
                new Payments(paying.periods(), notices, Map.of(), NegativePairs.CARRIED),
                Payments.NONE);
    }

    private static SortedMap<Period, List<Owed>> owed(RandomYear year) {
        SortedMap<Period, List<Owed>> owed = new TreeMap<>();
        for (Period period : RandomYear.PERIODS) {
            owed.put(period, Owed.of(StatementRow.of(year.figures(period))));
        }
        return owed;
    }

    /** A notice per region, scheme and issued period for the net, and what is paid of it. */
    private static Map<NoticeSums.Key, NoticeSums.Sums> notices(RandomYear year, Paying paying) {
        Map<NoticeSums.Key, NoticeSums.Sums> notices = new HashMap<>();
        for (Period period : paying.periods()) {
            nets(year, period)
                    .forEach(
                            (account, net) -> {
                                Money amount = Money.ofFen(Math.abs(net.fen()));
                                if (!net.isZero()) {
                                    notices.put(
                                            new NoticeSums.Key(
                                                    account.region(),
                                                    PROVINCE,
                                                    account.scheme(),
                                                    net.isNegative()
                                                            ? Direction.PAYABLE
                                                            : Direction.RECEIVABLE,
                                                    period),
                                            new NoticeSums.Sums(
                                                    amount, paying.of(amount, notices.size())));
                                }
                            });
        }
        return notices;
    }

    /** What each region receives less what it pays, of the pairs within the province. */
    private static Map<Account, Money> nets(RandomYear year, Period period) {
        Map<Account, Money> nets = new HashMap<>();
        for (StatementRow row : within(StatementRow.of(year.figures(period)))) {
            nets.merge(new Account(row.pair().treatment(), row.scheme()), row.owed(), Money::plus);
            nets.merge(
                    new Account(row.pair().insured(), row.scheme()),
                    row.owed().negated(),
                    Money::plus);
        }
        return nets;
    }

    private static List<StatementRow> within(List<StatementRow> rows) {
        return rows.stream().filter(row -> RandomYear.PROVINCE.encloses(row.pair())).toList();
    }

    private static void add(
            Map<Part, Money> sums, RegionPair pair, Scheme scheme, Amounts amounts) {
        for (Fund fund : Fund.values()) {
            sums.merge(new Part(pair, scheme, fund.code()), amounts.fund(fund), Money::plus);
        }
        sums.merge(new Part(pair, scheme, "account"), amounts.account(), Money::plus);
        sums.merge(new Part(pair, scheme, "cleared"), amounts.cleared(), Money::plus);
        sums.merge(new Part(pair, scheme, "deducted"), amounts.deducted(), Money::plus);
    }
}
