package org.crossregion.fund.deadline;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Running clocks, how they moved and what has been told of them, in the database. */
@ApplicationScoped
class DeadlineRepository {

    private static final String OPEN =
            """
            select 'notice/' || n.number as subject, n.region, n.signed_on as from_day,
                   n.apply_working_days as apply_days, n.pay_working_days as days,
                   apply_now('notice/' || n.number, n.apply_by) as apply_by,
                   due_now('notice/' || n.number, n.deadline) as due_on
            from notice n
            where n.pay_working_days is not null
              and not exists (select 1 from notice_void v where v.number = n.number)
              and (select sum(amount_fen) from notice_line l where l.number = n.number)
                  > (select coalesce(sum(amount_fen), 0) from notice_share s
                     where s.number = n.number)
            union all
            select 'emergency-increase/' || i.id, i.insured_region,
                   (i.requested_at at time zone 'Asia/Shanghai')::date,
                   0, i.decision_working_days, null::date,
                   due_now('emergency-increase/' || i.id, i.decide_by)
            from emergency_increase i
            where i.decision_working_days is not null
              and not exists (select 1 from emergency_decision d where d.increase = i.id)
            order by subject
            """;

    private static final String MOVE =
            """
            insert into deadline_moved (subject, apply_by, due_on, moved_at)
            values (:subject, :applyBy, :dueOn, :at)
            """;

    private static final String TELL =
            """
            insert into deadline_reminder (subject, due_on, days_left, told_at)
            values (:subject, :dueOn, :daysLeft, :at)
            on conflict do nothing
            """;

    private final Jdbi jdbi;

    DeadlineRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** By subject. */
    List<OpenDeadline> open() {
        return jdbi.withHandle(handle -> handle.createQuery(OPEN).mapTo(Row.class).list()).stream()
                .map(Row::deadline)
                .toList();
    }

    void move(String subject, Optional<LocalDate> applyBy, LocalDate dueOn, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(MOVE)
                                .bind("subject", subject)
                                .bind("applyBy", applyBy.orElse(null))
                                .bind("dueOn", dueOn)
                                .bind("at", at)
                                .execute());
    }

    /** Whether that is news. */
    boolean tell(OpenDeadline deadline, int daysLeft, Instant at) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(TELL)
                                        .bind("subject", deadline.subject())
                                        .bind("dueOn", deadline.dueOn())
                                        .bind("daysLeft", daysLeft)
                                        .bind("at", at)
                                        .execute())
                > 0;
    }

    /** A clock as it is stored. */
    record Row(
            String subject,
            RegionCode region,
            LocalDate fromDay,
            int applyDays,
            int days,
            LocalDate applyBy,
            LocalDate dueOn) {

        OpenDeadline deadline() {
            return new OpenDeadline(
                    subject, region, fromDay, applyDays, days, Optional.ofNullable(applyBy), dueOn);
        }
    }
}
