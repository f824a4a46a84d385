package org.crossregion.clearing.remittance;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.deadline.Deadline;
import org.crossregion.clearing.deadline.DeadlineDesk;
import org.crossregion.clearing.deadline.DeadlineKind;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Open orders by the clock that runs on each scheme of theirs: the day to apply for the money,
 * where one applies, the day to pay, and the day to feed back the receipt.
 */
@ApplicationScoped
class OpenOrders implements DeadlineDesk {

    private final Notices notices;
    private final RemittanceRepository remittances;
    private final Clock clock;

    OpenOrders(Notices notices, RemittanceRepository remittances, Clock clock) {
        this.notices = notices;
        this.remittances = remittances;
        this.clock = clock;
    }

    @Override
    public List<Deadline> due(LocalDate from, LocalDate to) {
        List<Notice> orders = notices.openOrders();
        List<Deadline> due = new ArrayList<>();
        List<Ageing.Row> rows = ageing(orders, List.of()).rows();
        for (Notice order : orders) {
            List<Ageing.Row> its =
                    rows.stream().filter(row -> row.notice().equals(order.number())).toList();
            order.deadline().ifPresent(one -> add(order, one, its, from, to, due));
        }
        return due;
    }

    private static void add(
            Notice order,
            Notice.Deadline deadline,
            List<Ageing.Row> rows,
            LocalDate from,
            LocalDate to,
            List<Deadline> due) {
        boolean applies =
                rows.stream().anyMatch(row -> row.clock().equals("application"))
                        && deadline.applyBy().isBefore(deadline.transferBy());
        boolean arrives = rows.stream().allMatch(row -> row.clock().equals("receipt"));
        if (applies && isWithin(deadline.applyBy(), from, to)) {
            due.add(deadline(order, DeadlineKind.NOTICE_APPLICATION, deadline.applyBy()));
        }
        if (!arrives && isWithin(deadline.transferBy(), from, to)) {
            due.add(deadline(order, DeadlineKind.NOTICE_TRANSFER, deadline.transferBy()));
        }
        if (arrives && isWithin(deadline.receiptBy(), from, to)) {
            due.add(deadline(order, DeadlineKind.NOTICE_RECEIPT, deadline.receiptBy()));
        }
    }

    private static boolean isWithin(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private static Deadline deadline(Notice order, DeadlineKind kind, LocalDate day) {
        return new Deadline(
                kind,
                "notice/" + order.number(),
                "通知书" + order.number(),
                day,
                order.region(),
                order.circle().authority(),
                Optional.empty(),
                Optional.of(order.circle().authority()));
    }

    /**
     * What is open of the orders that are asked for.
     *
     * @param scope whose orders the caller may see; of a province also its regions'
     */
    Ageing ageing(RemittanceQuery asked, Optional<RegionCode> scope, List<Integer> limits) {
        return ageing(
                notices.openOrders().stream()
                        .filter(order -> isAsked(asked, order))
                        .filter(order -> scope.map(own -> isSeen(own, order)).orElse(true))
                        .toList(),
                limits);
    }

    private Ageing ageing(List<Notice> orders, List<Integer> limits) {
        return Ageing.of(
                Beijing.day(clock.instant()),
                orders,
                remittances.of(orders.stream().map(Notice::number).toList()),
                limits);
    }

    private static boolean isAsked(RemittanceQuery asked, Notice order) {
        return is(asked.authority, order.circle().authority())
                && is(asked.tier, order.circle().tier())
                && is(asked.period, order.period())
                && is(asked.kind, order.kind())
                && is(asked.region, order.region())
                && is(asked.notice, order.number());
    }

    private static boolean is(Object asked, Object found) {
        return asked == null || asked.equals(found);
    }

    private static boolean isSeen(RegionCode own, Notice order) {
        return own.equals(order.region())
                || own.equals(order.circle().authority())
                || own.isProvince() && own.sameProvince(order.region());
    }
}
