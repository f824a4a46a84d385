package org.crossregion.clearing.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a year's notices of clearing were issued for, and what has been settled of them. */
@ApplicationScoped
public class NoticeSums {

    private final NoticeRepository notices;

    NoticeSums(NoticeRepository notices) {
        this.notices = notices;
    }

    /** Whose notices, with whom, under which scheme, which way, and of which month or year. */
    public record Key(
            RegionCode region,
            RegionCode counterparty,
            Scheme scheme,
            Direction direction,
            Period period)
            implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::region)
                        .thenComparing(Key::counterparty)
                        .thenComparing(Key::scheme)
                        .thenComparing(Key::direction)
                        .thenComparing(Key::period);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** What was to be paid, and what has been. */
    public record Sums(Money issued, Money settled) {

        public Money outstanding() {
            return issued.minus(settled);
        }
    }

    /**
     * What pairs that came out negative have carried over the ends of a year, where money goes
     * gross: what they lowered this year's notices by is settled with it, what they leave to the
     * next year is not; positive and negative. The keys name the year.
     */
    public SortedMap<Key, Money> carriedOver(Circle circle, int year) {
        TreeMap<Key, Money> carried = new TreeMap<>();
        for (NoticeRepository.CarriedRow row : notices.carriedOver(circle, year)) {
            carried.put(
                    new Key(
                            row.region(),
                            row.counterparty(),
                            row.scheme(),
                            row.direction(),
                            Period.ofYear(year)),
                    row.amount());
        }
        return Collections.unmodifiableSortedMap(carried);
    }

    /** The twelve months' notices and the year's own; voided ones do not count. */
    public SortedMap<Key, Sums> of(Circle circle, int year) {
        TreeMap<Key, Sums> sums = new TreeMap<>();
        for (NoticeRepository.SumRow row : notices.sums(circle, year)) {
            sums.put(
                    new Key(
                            row.region(),
                            row.counterparty(),
                            row.scheme(),
                            row.direction(),
                            row.period()),
                    new Sums(row.issued(), row.settled()));
        }
        return Collections.unmodifiableSortedMap(sums);
    }
}
