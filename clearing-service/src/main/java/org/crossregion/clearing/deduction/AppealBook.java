package org.crossregion.clearing.deduction;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.detail.Detail;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes appeals down, and carries out what is decided of them. */
@ApplicationScoped
class AppealBook {

    private final AppealRepository repository;
    private final DeductionBook deductions;
    private final AuditTrail audit;

    AppealBook(AppealRepository repository, DeductionBook deductions, AuditTrail audit) {
        this.repository = repository;
        this.deductions = deductions;
        this.audit = audit;
    }

    @Transactional(MANDATORY)
    void add(UUID id, Appeal.Side side, String reason, String user) {
        repository.add(id, side, reason, user, deductions.now());
        audit.record(
                "deduction-appealed",
                DeductionBook.subject(id),
                Map.of("side", side.code(), "reason", reason));
    }

    List<Appeal> of(UUID id) {
        return repository.of(List.of(id));
    }

    Map<UUID, List<Appeal>> of(List<UUID> ids) {
        Map<UUID, List<Appeal>> byDeduction = new HashMap<>();
        for (Appeal appeal : ids.isEmpty() ? List.<Appeal>of() : repository.of(ids)) {
            byDeduction.merge(appeal.deductionId(), List.of(appeal), AppealBook::both);
        }
        return byDeduction;
    }

    /** Dismissed, it stands; granted, it is withdrawn; reduced, a lower one takes its place. */
    @Transactional(MANDATORY)
    Deduction decide(
            Appeal appeal,
            Deduction deduction,
            Detail detail,
            AppealDecisionRequest request,
            String user) {
        repository.decide(appeal, request.outcome(), request.note(), user, deductions.now());
        audit.record(
                "deduction-appeal-" + request.outcome().code(),
                DeductionBook.subject(deduction.id()),
                Map.of("note", request.note(), "side", appeal.side().code()));
        return switch (request.outcome()) {
            case UPHELD -> uphold(deduction, detail, request.note(), user);
            case GRANTED -> deductions.withdraw(deduction, detail, request.note(), user);
            case REDUCED -> reduce(deduction, detail, request, user);
        };
    }

    private Deduction uphold(Deduction deduction, Detail detail, String note, String user) {
        return deduction.confirmedBy().isPresent()
                ? deductions.again(deduction)
                : deductions.confirm(deduction, detail, Optional.of(note), user);
    }

    private Deduction reduce(
            Deduction deduction, Detail detail, AppealDecisionRequest request, String user) {
        Parts left = request.parts();
        if (!left.isLessThan(deduction.parts())) {
            throw Refused.field(
                    "funds",
                    "less",
                    "a reduced deduction takes less, and of nothing more than before");
        }
        deductions.withdraw(deduction, detail, request.note(), user);
        Deduction lower =
                deductions.add(
                        detail,
                        new DeductionRequest(
                                deduction.settlementId(),
                                deduction.reason(),
                                left.funds(),
                                left.account(),
                                left.personal(),
                                deduction.evidence(),
                                request.note(),
                                deduction.source(),
                                deduction.isBooked() ? Effect.NOW : deduction.effect()),
                        deduction.source(),
                        deduction.links().replacing(deduction.id()),
                        deduction.recordedBy());
        return deductions.confirm(lower, detail, Optional.of(request.note()), user);
    }

    private static List<Appeal> both(List<Appeal> some, List<Appeal> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
