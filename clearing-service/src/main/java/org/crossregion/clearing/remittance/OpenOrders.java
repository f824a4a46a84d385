package org.crossregion.clearing.remittance;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.deadline.Deadline;
import org.crossregion.clearing.deadline.DeadlineDesk;
import org.crossregion.clearing.deadline.DeadlineKind;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.surplus.Surplus;
import org.crossregion.clearing.surplus.SurplusView;
import org.crossregion.clearing.surplus.Surpluses;
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
    private final Surpluses surpluses;
    private final Clock clock;

    OpenOrders(
            Notices notices, RemittanceRepository remittances, Surpluses surpluses, Clock clock) {
        this.notices = notices;
        this.remittances = remittances;
        this.surpluses = surpluses;
        this.clock = clock;
    }

    @Override
    public List<Deadline> due(LocalDate from, LocalDate to) {
        List<Notice> orders = notices.openOrders();
        List<Deadline> due = new ArrayList<>();
        List<Ageing.Row> rows = ageing(orders, List.of(), List.of()).rows();
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
                surpluses.held(scope).stream().filter(one -> isAsked(asked, one)).toList(),
                limits);
    }

    private Ageing ageing(List<Notice> orders, List<Surplus> over, List<Integer> limits) {
        LocalDate today = Beijing.day(clock.instant());
        return Ageing.of(
                today,
                orders,
                remittances.of(orders.stream().map(Notice::number).toList()),
                over.stream().map(one -> SurplusView.of(one, today)).toList(),
                limits);
    }

    private static boolean isAsked(RemittanceQuery asked, Notice order) {
        return isOf(asked, order)
                && is(asked.region, order.region())
                && is(asked.notice, order.number());
    }

    private static boolean isOf(RemittanceQuery asked, Notice notice) {
        return is(asked.authority, notice.circle().authority())
                && is(asked.tier, notice.circle().tier())
                && is(asked.period, notice.period())
                && is(asked.kind, notice.kind());
    }

    /** What has come over is asked for by the notice that it came on. */
    private boolean isAsked(RemittanceQuery asked, Surplus over) {
        return is(asked.region, over.payer())
                && is(asked.notice, over.notice())
                && isOf(asked, notices.get(over.notice()));
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
