package org.crossregion.clearing.notice;

import org.crossregion.clearing.calendar.MoneyTerms;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The notices that a statement comes to.
 *
 * <p>In the province tier the pairs within the province are netted per region and scheme, never
 * across schemes, against the provincial settlement account; a region may have to pay for employees
 * and to receive for residents, and gets both notices. In the national tier nothing is netted:
 * there is a line for each counterparty province, the regions of a province or, for the nation, its
 * provinces on the one side. A line that comes out negative, since refunds outweigh bills, is
 * carried into a later period or turned into the opposite notice, as policy says.
 *
 * @param drafts regions in order, of each the order before the advice; none of nothing
 * @param carried what is left to a later period; negative amounts
 */
record NoticeDrafts(List<NoticeDraft> drafts, List<Owing> carried) {

    /**
     * What a region has to receive from a counterparty, or to pay to it, under one scheme.
     *
     * @param amount may be negative
     */
    record Owing(
            Direction direction,
            RegionCode region,
            RegionCode counterparty,
            Scheme scheme,
            Money amount) {

        Key key() {
            return new Key(region, direction, counterparty, scheme);
        }
    }

    /** Region by region, the order before the advice. */
    record Key(RegionCode region, Direction direction, RegionCode counterparty, Scheme scheme)
            implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::region)
                        .thenComparing(Key::direction, Comparator.reverseOrder())
                        .thenComparing(Key::counterparty)
                        .thenComparing(Key::scheme);

        Key turned() {
            return new Key(region, direction.opposite(), counterparty, scheme);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    NoticeDrafts {
        drafts = List.copyOf(drafts);
        carried = List.copyOf(carried);
    }

    /**
     * The notices of a period.
     *
     * @param rows the statement's rows
     * @param carriedIn what earlier periods have left to this one
     */
    static NoticeDrafts of(
            Circle circle,
            Period period,
            MoneyTerms.NegativePairs negativePairs,
            Collection<StatementRow> rows,
            Collection<Owing> carriedIn,
            LocalDate signedOn,
            String basis) {
        TreeMap<Key, Money> sums = sums(circle, rows, carriedIn);
        List<Owing> carried = new ArrayList<>();
        TreeMap<Key, Money> due = new TreeMap<>();
        sums.forEach(
                (key, sum) -> {
                    if (!sum.isNegative()) {
                        due.merge(key, sum, Money::plus);
                    } else if (carries(circle, negativePairs)) {
                        carried.add(owing(key, sum));
                    } else {
                        due.merge(key.turned(), sum.negated(), Money::plus);
                    }
                });
        return new NoticeDrafts(drafts(circle, period, due, signedOn, basis), carried);
    }

    /** Net money has no pairs that could be negative: it only has a direction. */
    private static boolean carries(Circle circle, MoneyTerms.NegativePairs negativePairs) {
        return circle.tier() == Tier.NATIONAL && negativePairs == MoneyTerms.NegativePairs.CARRIED;
    }

    /** What a statement and what was carried into it come to, before anything is carried on. */
    static TreeMap<Key, Money> sums(
            Circle circle, Collection<StatementRow> rows, Collection<Owing> carriedIn) {
        TreeMap<Key, Money> sums =
                switch (circle.tier()) {
                    case PROVINCE -> net(circle, rows);
                    case NATIONAL -> gross(circle, rows);
                };
        carriedIn.forEach(one -> sums.merge(one.key(), one.amount(), Money::plus));
        return sums;
    }

    /** Per region and scheme: receivable less payable; a payable is a negative net. */
    private static TreeMap<Key, Money> net(Circle circle, Collection<StatementRow> rows) {
        TreeMap<Key, Money> net = new TreeMap<>();
        for (StatementRow row : rows) {
            if (circle.encloses(row.pair())) {
                add(net, circle, row.pair().treatment(), row.scheme(), row.owed());
                add(net, circle, row.pair().insured(), row.scheme(), row.owed().negated());
            }
        }
        TreeMap<Key, Money> directed = new TreeMap<>();
        net.forEach(
                (key, sum) ->
                        directed.put(
                                sum.isNegative() ? key.turned() : key,
                                sum.isNegative() ? sum.negated() : sum));
        return directed;
    }

    private static void add(
            TreeMap<Key, Money> net,
            Circle circle,
            RegionCode region,
            Scheme scheme,
            Money amount) {
        net.merge(
                new Key(region, Direction.RECEIVABLE, circle.authority(), scheme),
                amount,
                Money::plus);
    }

    /** Per region (the nation's are provinces), counterparty province and scheme, both ways. */
    private static TreeMap<Key, Money> gross(Circle circle, Collection<StatementRow> rows) {
        TreeMap<Key, Money> gross = new TreeMap<>();
        for (StatementRow row : rows) {
            RegionCode insured = row.pair().insured();
            RegionCode treatment = row.pair().treatment();
            if (row.pair().tier() != Tier.NATIONAL) {
                continue;
            }
            if (circle.contains(insured)) {
                gross.merge(
                        new Key(
                                member(circle, insured),
                                Direction.PAYABLE,
                                treatment.province(),
                                row.scheme()),
                        row.owed(),
                        Money::plus);
            }
            if (circle.contains(treatment)) {
                gross.merge(
                        new Key(
                                member(circle, treatment),
                                Direction.RECEIVABLE,
                                insured.province(),
                                row.scheme()),
                        row.owed(),
                        Money::plus);
            }
        }
        return gross;
    }

    private static RegionCode member(Circle circle, RegionCode region) {
        return circle.isNation() ? region.province() : region;
    }

    private static List<NoticeDraft> drafts(
            Circle circle,
            Period period,
            TreeMap<Key, Money> due,
            LocalDate signedOn,
            String basis) {
        NoticeKind kind = period.isMonth() ? NoticeKind.MONTHLY : NoticeKind.YEAR_END;
        List<NoticeDraft> drafts = new ArrayList<>();
        TreeSet<RegionCode> regions = new TreeSet<>();
        due.keySet().forEach(key -> regions.add(key.region()));
        for (RegionCode region : regions) {
            for (Direction direction : List.of(Direction.PAYABLE, Direction.RECEIVABLE)) {
                List<NoticeLine> lines =
                        due.entrySet().stream()
                                .filter(one -> one.getKey().region().equals(region))
                                .filter(one -> one.getKey().direction() == direction)
                                .map(NoticeDrafts::line)
                                .toList();
                NoticeDraft draft =
                        new NoticeDraft(
                                circle, period, kind, direction, region, signedOn, basis, lines);
                if (!draft.isNothing()) {
                    drafts.add(draft);
                }
            }
        }
        return drafts;
    }

    private static NoticeLine line(Map.Entry<Key, Money> due) {
        return new NoticeLine(due.getKey().counterparty(), due.getKey().scheme(), due.getValue());
    }

    private static Owing owing(Key key, Money amount) {
        return new Owing(key.direction(), key.region(), key.counterparty(), key.scheme(), amount);
    }
}
