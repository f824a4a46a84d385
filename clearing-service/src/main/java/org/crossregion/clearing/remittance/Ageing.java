package org.crossregion.clearing.remittance;

import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.surplus.SurplusView;
import org.crossregion.values.Money;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How old what is not paid has grown (账龄): every open order by scheme, the clock that runs on it,
 * and how far behind it is.
 *
 * @param rows in the order of issue
 * @param buckets from what is not due yet to the oldest; together they are the rows
 * @param surpluses what has come over and is still here, the oldest first
 */
public record Ageing(
        LocalDate asOf, List<Row> rows, List<Bucket> buckets, List<SurplusView> surpluses) {

    /** Which of the three clocks runs: the agency's, the finance bureau's, the receipt's. */
    enum Clock {
        APPLICATION("application"),
        TRANSFER("transfer"),
        RECEIPT("receipt");

        private final String code;

        Clock(String code) {
            this.code = code;
        }
    }

    /**
     * What is open of an order under a scheme.
     *
     * @param unapplied what nobody has applied for
     * @param applied what is applied for and not sent
     * @param inTransit what is sent and has not arrived
     * @param clock {@code application}, {@code transfer} or {@code receipt}
     * @param dueBy the day on which that clock runs out
     * @param daysLate by which that day has passed; 0 if it has not
     * @param daysOverdue by which the order's deadline has passed
     * @param bucket such as {@code 1-10}
     */
    public record Row(
            String notice,
            String kind,
            String region,
            String regionName,
            String scheme,
            Money open,
            Money unapplied,
            Money applied,
            Money inTransit,
            String clock,
            LocalDate dueBy,
            long daysLate,
            LocalDate deadline,
            long daysOverdue,
            String bucket) {}

    /**
     * What is so many days overdue.
     *
     * @param to null for the last
     */
    public record Bucket(String name, long from, Long to, long notices, Money open) {}

    /**
     * Counts what is open.
     *
     * @param limits the last day of each bucket but the last, growing
     */
    static Ageing of(
            LocalDate today,
            List<Notice> orders,
            List<Remittance> remittances,
            List<SurplusView> surpluses,
            List<Integer> limits) {
        List<Row> rows = new ArrayList<>();
        for (Notice order : orders) {
            for (Scheme scheme : Scheme.values()) {
                if (order.outstanding(scheme).isPositive() && order.deadline().isPresent()) {
                    rows.add(
                            row(
                                    today,
                                    order,
                                    scheme,
                                    remittances.stream()
                                            .filter(one -> one.notice().equals(order.number()))
                                            .filter(one -> one.scheme() == scheme)
                                            .toList(),
                                    limits));
                }
            }
        }
        return new Ageing(today, rows, buckets(rows, limits), surpluses);
    }

    private static Row row(
            LocalDate today,
            Notice order,
            Scheme scheme,
            List<Remittance> remittances,
            List<Integer> limits) {
        Notice.Deadline deadline = order.deadline().orElseThrow();
        Money open = order.outstanding(scheme);
        Money inTransit = toCome(remittances, true).min(open);
        Money applied = toCome(remittances, false).min(open.minus(inTransit));
        Money unapplied = open.minus(inTransit).minus(applied);
        boolean applies = deadline.applyBy().isAfter(order.signedOn());
        Clock clock =
                unapplied.isPositive() && applies
                        ? Clock.APPLICATION
                        : unapplied.isPositive() || applied.isPositive()
                                ? Clock.TRANSFER
                                : Clock.RECEIPT;
        LocalDate dueBy =
                switch (clock) {
                    case APPLICATION -> deadline.applyBy();
                    case TRANSFER -> deadline.transferBy();
                    case RECEIPT -> deadline.receiptBy();
                };
        long overdue = late(deadline.transferBy(), today);
        return new Row(
                order.number(),
                order.kind().code(),
                order.region().value(),
                order.regionName(),
                scheme.code(),
                open,
                unapplied,
                applied,
                inTransit,
                clock.code,
                dueBy,
                late(dueBy, today),
                deadline.transferBy(),
                overdue,
                name(bucketOf(overdue, limits), limits));
    }

    private static Money toCome(List<Remittance> remittances, boolean sent) {
        return Money.sum(
                remittances.stream()
                        .filter(one -> one.sentOn().isPresent() == sent)
                        .map(Remittance::toCome)
                        .toList());
    }

    private static long late(LocalDate due, LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(due, today));
    }

    /** 0 for what is not overdue, 1 for the first bucket. */
    private static int bucketOf(long daysOverdue, List<Integer> limits) {
        int bucket = daysOverdue == 0 ? 0 : 1;
        for (int limit : limits) {
            bucket += daysOverdue > limit ? 1 : 0;
        }
        return bucket;
    }

    private static long from(int bucket, List<Integer> limits) {
        return bucket == 0 ? 0 : bucket == 1 ? 1 : limits.get(bucket - 2) + 1L;
    }

    private static Optional<Long> to(int bucket, List<Integer> limits) {
        return bucket == 0
                ? Optional.of(0L)
                : bucket <= limits.size()
                        ? Optional.of((long) limits.get(bucket - 1))
                        : Optional.empty();
    }

    private static String name(int bucket, List<Integer> limits) {
        if (bucket == 0) {
            return "not-due";
        }
        long from = from(bucket, limits);
        return to(bucket, limits).map(to -> from + "-" + to).orElse(from + "-");
    }

    private static List<Bucket> buckets(List<Row> rows, List<Integer> limits) {
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i <= limits.size() + 1; i++) {
            String name = name(i, limits);
            List<Row> in = rows.stream().filter(row -> row.bucket().equals(name)).toList();
            buckets.add(
                    new Bucket(
                            name,
                            from(i, limits),
                            to(i, limits).orElse(null),
                            in.stream().map(Row::notice).distinct().count(),
                            Money.sum(in.stream().map(Row::open).toList())));
        }
        return buckets;
    }
}
