package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The rows of approvals. */
@ApplicationScoped
class ApprovalRepository {

    private static final String ADD =
            """
            insert into cancellation_approval (settlement_id, reason, approved_by, approved_at)
            values (:settlementId, :reason, :approvedBy, :approvedAt)
            on conflict do nothing
            """;

    private static final String OF =
            """
            select settlement_id, reason, approved_by, approved_at, mirror_id
            from cancellation_approval
            where settlement_id = :settlementId
            order by id
            """;

    private static final String USE =
            """
            update cancellation_approval
            set mirror_id = :mirrorId
            where settlement_id = :settlementId and mirror_id is null
            """;

    private final Jdbi jdbi;

    ApprovalRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether it was added; not while another one waits. */
    boolean add(Approval approval) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(ADD)
                                        .bind("settlementId", approval.settlementId())
                                        .bind("reason", approval.reason())
                                        .bind("approvedBy", approval.approvedBy())
                                        .bind("approvedAt", approval.approvedAt())
                                        .execute()
                                > 0);
    }

    List<Approval> of(String settlementId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF)
                                .bind("settlementId", settlementId)
                                .map(
                                        (row, context) ->
                                                new Approval(
                                                        row.getString("settlement_id"),
                                                        row.getString("reason"),
                                                        row.getString("approved_by"),
                                                        row.getObject(
                                                                        "approved_at",
                                                                        OffsetDateTime.class)
                                                                .toInstant(),
                                                        Optional.ofNullable(
                                                                row.getString("mirror_id"))))
                                .list());
    }

    void use(String settlementId, String mirrorId) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(USE)
                                .bind("settlementId", settlementId)
                                .bind("mirrorId", mirrorId)
                                .execute());
    }
}
