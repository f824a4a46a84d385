package org.crossregion.clearing.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.deadline.CaseDesk;
import org.crossregion.clearing.deadline.Deadline;
import org.crossregion.clearing.deadline.DeadlineKind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Open orders to pay: the day to apply for the money, where one applies, and the day to pay. */
@ApplicationScoped
class NoticeDesk implements CaseDesk {

    private final Notices notices;

    NoticeDesk(Notices notices) {
        this.notices = notices;
    }

    @Override
    public List<Deadline> due(LocalDate from, LocalDate to) {
        List<Deadline> due = new ArrayList<>();
        for (Notice order : notices.openOrders()) {
            order.deadline().ifPresent(deadline -> add(order, deadline, from, to, due));
        }
        return due;
    }

    private static void add(
            Notice order,
            Notice.Deadline deadline,
            LocalDate from,
            LocalDate to,
            List<Deadline> due) {
        boolean applies =
                deadline.applyBy().isAfter(order.signedOn())
                        && deadline.applyBy().isBefore(deadline.transferBy());
        if (applies && isWithin(deadline.applyBy(), from, to)) {
            due.add(deadline(order, DeadlineKind.NOTICE_APPLICATION, deadline.applyBy()));
        }
        if (isWithin(deadline.transferBy(), from, to)) {
            due.add(deadline(order, DeadlineKind.NOTICE_TRANSFER, deadline.transferBy()));
        }
    }

    private static boolean isWithin(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private static Deadline deadline(Notice order, DeadlineKind kind, LocalDate day) {
        return new Deadline(
                kind,
                "notice/" + order.number(),
                day,
                order.region(),
                order.circle().authority(),
                Optional.empty(),
                Optional.of(order.circle().authority()));
    }
}
