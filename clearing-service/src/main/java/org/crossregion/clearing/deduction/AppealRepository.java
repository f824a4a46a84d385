package org.crossregion.clearing.deduction;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Appeals and what was decided of them: added, never changed. */
@ApplicationScoped
class AppealRepository {

    private static final String ADD =
            """
            insert into deduction_appeal (deduction_id, side, reason, appealed_by, appealed_at)
            values (:id, :side, :reason, :by, :at)
            """;

    private static final String DECIDE =
            """
            insert into deduction_appeal_decision (appeal_no, appealed_by, outcome, note,
                                                   decided_by, decided_at)
            values (:no, :appealedBy, :outcome, :note, :by, :at)
            """;

    private static final String OF =
            """
            select a.no, a.deduction_id, a.side, a.reason, a.appealed_by, a.appealed_at,
                   d.outcome, d.note, d.decided_by, d.decided_at
            from deduction_appeal a
            left join deduction_appeal_decision d on d.appeal_no = a.no
            where a.deduction_id = any(:ids)
            order by a.no
            """;

    private final Jdbi jdbi;

    AppealRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(UUID id, Appeal.Side side, String reason, String by, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("id", id)
                                .bind("side", side)
                                .bind("reason", reason)
                                .bind("by", by)
                                .bind("at", at)
                                .execute());
    }

    void decide(Appeal appeal, Appeal.Outcome outcome, String note, String by, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(DECIDE)
                                .bind("no", appeal.no())
                                .bind("appealedBy", appeal.appealedBy())
                                .bind("outcome", outcome)
                                .bind("note", note)
                                .bind("by", by)
                                .bind("at", at)
                                .execute());
    }

    List<Appeal> of(List<UUID> ids) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF)
                                .bindArray("ids", UUID.class, ids)
                                .mapTo(Appeal.class)
                                .list());
    }
}
