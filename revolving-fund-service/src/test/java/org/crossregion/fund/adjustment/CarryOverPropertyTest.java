package org.crossregion.fund.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import org.crossregion.fund.quota.YearEnd;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Random years' ends of one pair's fund: notices paid late, increases approved in December and paid
 * in January, money lent over the year's end, next year's quota published before or after the old
 * year is closed and published again. When every notice has been issued and paid, what is paid in
 * is the new quota: nothing was asked for twice, and nothing never.
 */
class CarryOverPropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final LocalDate YEAR_END = LocalDate.of(2026, 12, 31);

    /** What happens on a day, counted from the 1st of October. */
    record Happening(int day, String what, long fen) {}

    @Property(tries = 2000)
    void when_all_is_paid_the_new_quota_is_paid_in(
            @ForAll("lives") List<Happening> life, @ForAll("quotas") long lastQuota) {
        Fund fund = new Fund(lastQuota);
        life.forEach(fund::happen);
        fund.settle();

        long beyond = fund.paidIn() - fund.newQuota;
        assertThat(beyond).isGreaterThanOrEqualTo(0);
        assertThat(beyond).isLessThanOrEqualTo(fund.statedForTheNewYear);
    }

    /** A notice and what has been paid on it. */
    private static final class Notice {
        final int year;
        final boolean order;
        final boolean increase;
        final long amount;
        long paid;
        long paidByYearEnd;

        Notice(int year, boolean order, boolean increase, long amount) {
            this.year = year;
            this.order = order;
            this.increase = increase;
            this.amount = amount;
        }

        long open() {
            return amount - paid;
        }

        long signed(long money) {
            return order ? money : -money;
        }
    }

    /** One pair's fund as the service keeps it: the amounts, without the accounts. */
    private static final class Fund {
        private final long lastQuota;
        private final List<Notice> notices = new ArrayList<>();
        private long increases;
        private long statedForTheOldYear;
        private long statedForTheNewYear;
        private long lent;
        private boolean closed;
        private boolean published;
        private long newQuota;
        private long adjustment;
        private YearEnd fixedFrom;
        private LocalDate today = FIRST;

        Fund(long lastQuota) {
            this.lastQuota = lastQuota;
        }

        void happen(Happening one) {
            today = FIRST.plusDays(one.day());
            switch (one.what()) {
                case "notices of the old year" -> issue(2026);
                case "notices of the new year" -> issue(2027);
                case "payment" -> pay(one.fen());
                case "increase" -> increase(one.fen());
                case "publish" -> publish(one.fen());
                case "stated" -> state(one.fen());
                case "drawn" -> lent += Math.min(one.fen(), paidIn() - lent - promised());
                case "given back" -> lent -= Math.min(one.fen(), lent);
                default -> closed = closed || today.isAfter(YEAR_END.plusMonths(1));
            }
            assertThat(paidIn() - lent).as("held").isGreaterThanOrEqualTo(0);
        }

        /** Publishes once more from what is known, and has everything issued and paid. */
        void settle() {
            today = LocalDate.of(2027, 12, 1);
            publish(published ? newQuota : lastQuota);
            lent = 0;
            for (int round = 0; round < 4; round++) {
                issue(2026);
                issue(2027);
                pay(Long.MAX_VALUE);
            }
        }

        long paidIn() {
            return statedForTheOldYear
                    + statedForTheNewYear
                    + notices.stream().mapToLong(one -> one.signed(one.paid)).sum();
        }

        private long promised() {
            return notices.stream().filter(one -> !one.order).mapToLong(Notice::open).sum();
        }

        private YearEnd yearEnd() {
            List<Notice> old = notices.stream().filter(one -> one.year == 2026).toList();
            return new YearEnd(
                    new RegionPair(RegionCode.of("220100"), RegionCode.of("220200")),
                    Scheme.EMPLOYEE,
                    Money.ofFen(lastQuota),
                    Money.ofFen(increases),
                    Money.ofFen(
                            statedForTheOldYear
                                    + old.stream()
                                            .mapToLong(one -> one.signed(one.paidByYearEnd))
                                            .sum()),
                    Money.ofFen(
                            old.stream()
                                    .mapToLong(one -> one.signed(one.amount - one.paidByYearEnd))
                                    .sum()),
                    Money.ZERO);
        }

        private void publish(long quota) {
            published = true;
            newQuota = quota;
            fixedFrom = yearEnd();
            adjustment = quota - fixedFrom.quotaWithIncreases().fen() - fixedFrom.carried().fen();
        }

        /** As the service does it: what is outdated is refused. */
        private void issue(int year) {
            if (year == 2027
                    && (!published
                            || !fixedFrom.carried().equals(yearEnd().carried())
                            || !fixedFrom
                                    .quotaWithIncreases()
                                    .equals(yearEnd().quotaWithIncreases()))) {
                return;
            }
            long notified =
                    notices.stream()
                            .filter(one -> one.year == year && !one.increase)
                            .mapToLong(one -> one.signed(one.amount))
                            .sum();
            long left =
                    StillToNotify.of(
                                    Money.ofFen(year == 2026 ? lastQuota : adjustment),
                                    Money.ofFen(notified),
                                    Money.ofFen(
                                            year == 2026
                                                    ? statedForTheOldYear
                                                    : statedForTheNewYear))
                            .fen();
            if (left < 0) {
                long free =
                        year == 2026 && published ? 0 : Math.max(0, paidIn() - lent - promised());
                left = Math.max(left, -free);
            }
            if (left != 0) {
                notices.add(new Notice(year, left > 0, false, Math.abs(left)));
            }
        }

        private void increase(long fen) {
            if (!closed && !published) {
                increases += fen;
                notices.add(new Notice(2026, true, true, fen));
            }
        }

        private void state(long fen) {
            if (today.isAfter(YEAR_END) && (closed || fen % 2 == 0)) {
                statedForTheNewYear += fen;
            } else {
                statedForTheOldYear += fen;
            }
        }

        /** On the notices in their order, as far as it goes; what is lent is not returned. */
        private void pay(long fen) {
            long left = fen;
            for (Notice one :
                    notices.stream()
                            .sorted(Comparator.comparing((Notice notice) -> !notice.order))
                            .toList()) {
                long paid = Math.min(left, one.open());
                if (!one.order) {
                    paid = Math.min(paid, paidIn() - lent);
                }
                one.paid += paid;
                left -= paid;
                if (!today.isAfter(YEAR_END)) {
                    one.paidByYearEnd = one.paid;
                }
            }
        }
    }

    @Provide
    Arbitrary<Long> quotas() {
        return Arbitraries.longs().between(0, 1_000);
    }

    @Provide
    Arbitrary<List<Happening>> lives() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 270),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just("notices of the old year")),
                                Tuple.of(3, Arbitraries.just("notices of the new year")),
                                Tuple.of(6, Arbitraries.just("payment")),
                                Tuple.of(2, Arbitraries.just("increase")),
                                Tuple.of(2, Arbitraries.just("publish")),
                                Tuple.of(1, Arbitraries.just("stated")),
                                Tuple.of(2, Arbitraries.just("drawn")),
                                Tuple.of(2, Arbitraries.just("given back")),
                                Tuple.of(1, Arbitraries.just("closed"))),
                        Arbitraries.longs().between(1, 1_500))
                .as(Happening::new)
                .list()
                .ofMaxSize(25)
                .map(life -> life.stream().sorted(Comparator.comparing(Happening::day)).toList());
    }
}
