package org.crossregion.settlement.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What another platform answers is taken exactly if it is a split of the bill that was asked. */
class RemoteSharePropertyTest {

    /** A bill and an honest answer to it. */
    record Case(RemoteBill bill, RemoteShare share) {}

    @Property
    void an_honest_answer_satisfies_both_identities(@ForAll("cases") Case one) {
        FundSplit split = one.share().split(one.bill());

        assertThat(split.total()).isEqualTo(one.bill().total());
        assertThat(split.fundTotal().plus(split.personal()).plus(split.hospitalBorne()))
                .isEqualTo(one.bill().total());
        assertThat(split.fullSelfPay())
                .as("the parts are ours")
                .isEqualTo(one.bill().fullSelfPay());
    }

    @Property
    void a_fen_more_or_less_anywhere_is_refused(
            @ForAll("cases") Case one, @ForAll("moves") int fen, @ForAll("fields") int field) {
        RemoteShare wrong = moved(one.share(), field, Money.ofFen(fen));

        assertThatThrownBy(() -> wrong.split(one.bill()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void a_negative_share_made_good_by_another_is_refused(@ForAll("cases") Case one) {
        RemoteShare share = one.share();
        Money below = share.cash().plus(Money.ofFen(1));
        RemoteShare wrong =
                with(
                        share,
                        share.funds(),
                        share.account(),
                        share.cash().minus(below),
                        share.hospitalBorne().plus(below));

        assertThatThrownBy(() -> wrong.split(one.bill()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void an_account_that_was_not_to_pay_is_refused(@ForAll("cases") Case one) {
        RemoteShare share = one.share();
        RemoteShare paying =
                with(
                        share,
                        share.funds(),
                        share.account().plus(Money.ofFen(1)),
                        share.cash().minus(Money.ofFen(1)),
                        share.hospitalBorne());
        boolean asked = one.bill().useAccount() && !paying.cash().isNegative();

        if (asked) {
            assertThat(paying.split(one.bill()).account()).isEqualTo(paying.account());
        } else {
            assertThatThrownBy(() -> paying.split(one.bill()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static RemoteShare moved(RemoteShare share, int field, Money by) {
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        funds.putAll(share.funds());
        if (field == 0) {
            funds.merge(Fund.POOLING, by, Money::plus);
        }
        return with(
                share,
                funds,
                field == 1 ? share.account().plus(by) : share.account(),
                field == 2 ? share.cash().plus(by) : share.cash(),
                field == 3 ? share.hospitalBorne().plus(by) : share.hospitalBorne());
    }

    private static RemoteShare with(
            RemoteShare share, Map<Fund, Money> funds, Money account, Money cash, Money hospital) {
        return new RemoteShare(
                share.request(),
                share.total(),
                funds,
                account,
                share.mutualAid(),
                cash,
                hospital,
                share.deductible(),
                share.poolingPercent(),
                share.accountBalance(),
                share.policy(),
                share.policyVersion(),
                share.explanation());
    }

    @Provide
    Arbitrary<Integer> moves() {
        return Arbitraries.integers().between(-100_000, 100_000).filter(fen -> fen != 0);
    }

    @Provide
    Arbitrary<Integer> fields() {
        return Arbitraries.integers().between(0, 3);
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<List<Integer>> parts =
                Arbitraries.integers().between(0, 5_000_000).list().ofSize(4);
        Arbitrary<List<Integer>> weights = Arbitraries.integers().between(0, 9).list().ofSize(5);
        return Combinators.combine(parts, weights, Arbitraries.of(true, false))
                .as(RemoteSharePropertyTest::one);
    }

    private static Case one(List<Integer> parts, List<Integer> weights, boolean useAccount) {
        List<Money> made = parts.stream().map(Money::ofFen).toList();
        Money total = Money.sum(made);
        List<Long> share = new ArrayList<>();
        weights.forEach(weight -> share.add((long) weight));
        share.set(2, useAccount ? share.get(2) : 0L);
        share.set(3, share.get(3) + 1);
        List<Money> paid = total.shareOut(share, 1);
        RemoteBill bill =
                new RemoteBill(
                        "S1200002610050000001",
                        1,
                        "99997112000000000001",
                        Scheme.EMPLOYEE,
                        "12",
                        RegionCode.of("120000"),
                        RegionCode.of("220200"),
                        "H22020000001",
                        "tertiary",
                        CareType.INPATIENT,
                        "21",
                        true,
                        false,
                        false,
                        null,
                        LocalDate.of(2026, 10, 5),
                        LocalDate.of(2026, 10, 14),
                        OffsetDateTime.parse("2026-10-14T10:30:00+08:00"),
                        useAccount,
                        total,
                        made.get(0),
                        made.get(1),
                        made.get(2),
                        made.get(3),
                        new TreeMap<>(),
                        List.of());
        RemoteShare answer =
                new RemoteShare(
                        "r",
                        total,
                        Map.of(Fund.POOLING, paid.get(0), Fund.LARGE_AMOUNT, paid.get(1)),
                        paid.get(2),
                        Money.ZERO,
                        paid.get(3),
                        paid.get(4),
                        made.get(3),
                        Rate.ZERO,
                        Money.ZERO,
                        "theirs",
                        1,
                        List.of());
        return new Case(bill, answer);
    }
}
