package org.crossregion.clearing.deduction;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.detail.Deducting;
import org.crossregion.clearing.detail.Detail;
import org.crossregion.clearing.detail.Scope;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.RegionPair;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Records deductions, has them confirmed by a second person, and withdraws them. Only a confirmed
 * one is booked; it then stands in a period like the detail it is taken from.
 */
@ApplicationScoped
public class Deductions {

    private final DeductionRepository repository;
    private final Deducting deducting;
    private final DeductionBook book;
    private final Caller caller;

    Deductions(
            DeductionRepository repository,
            Deducting deducting,
            DeductionBook book,
            Caller caller) {
        this.repository = repository;
        this.deducting = deducting;
        this.book = book;
        this.caller = caller;
    }

    /** Records a deduction; nothing is deducted before somebody else has confirmed it. */
    @Transactional
    Deduction record(DeductionRequest request) {
        return record(request, Links.NONE);
    }

    private Deduction record(DeductionRequest request, Links links) {
        // What is wrong with the request itself is said before anything is locked.
        request.parts();
        Source source =
                source(
                        deducting.find(request.settlementId()).pair(),
                        Optional.ofNullable(request.source()));
        Detail detail = deducting.lock(request.settlementId());
        return book.add(detail, request, source, links, caller.user());
    }

    /** Records what a cost inquiry has found wrong, in its transaction. */
    @Transactional(MANDATORY)
    public DeductionView openedBy(UUID inquiry, String settlementId, FindingRequest finding) {
        return DeductionView.of(record(finding.of(settlementId), Links.ofInquiry(inquiry)));
    }

    /**
     * Records a deduction of an audit case, in its transaction.
     *
     * @param institution the hospital the case is about
     */
    @Transactional(MANDATORY)
    public DeductionView openedIn(UUID auditCase, String institution, DeductionRequest request) {
        Detail detail = deducting.find(request.settlementId());
        if (!detail.stay().institution().equals(institution)) {
            throw Refused.field(
                    "settlementId",
                    "of-the-institution",
                    request.settlementId() + " is no settlement of " + institution);
        }
        return DeductionView.of(record(request.asAudit(), Links.ofCase(auditCase)));
    }

    /** What an audit case has recorded, as far as the caller may see it. */
    public List<DeductionView> ofCase(UUID auditCase) {
        return repository.ofCase(auditCase).stream()
                .filter(deduction -> isVisible(deduction))
                .map(DeductionView::of)
                .toList();
    }

    /** Confirms all that an audit case has recorded and nobody has decided, in its transaction. */
    @Transactional(MANDATORY)
    public List<DeductionView> confirmAllOf(UUID auditCase, Optional<String> note) {
        return repository.ofCase(auditCase).stream()
                .filter(deduction -> deduction.state() == State.RECORDED)
                .sorted(Comparator.comparing(Deduction::settlementId))
                .map(deduction -> DeductionView.of(confirm(deduction.id(), note)))
                .toList();
    }

    /**
     * Confirms a deduction: it is booked now. Whoever recorded it does not confirm it, and an
     * objection of the insured region is confirmed on the side that loses the money, or above both.
     */
    @Transactional
    Deduction confirm(UUID id, Optional<String> note) {
        Deduction asked = find(id);
        if (asked.source() == Source.OBJECTION) {
            caller.mustCover(asked.pair().treatment());
        }
        Detail detail = deducting.lock(asked.settlementId());
        Deduction deduction = find(id);
        if (deduction.recordedBy().equals(caller.user())) {
            throw new Refused(
                    ClearingRefusal.DEDUCTION_NEEDS_ANOTHER,
                    caller.user() + " recorded this deduction; another person confirms it");
        }
        DeductionBook.mustBeOpenTo(Move.CONFIRM, deduction);
        return book.confirm(deduction, detail, note, caller.user());
    }

    /** Withdraws a deduction by a decision that was taken elsewhere, in its transaction. */
    @Transactional(MANDATORY)
    public void takeBack(UUID id, String reason) {
        withdraw(id, reason, Move.TAKE_BACK);
    }

    /**
     * Withdraws a deduction. One that was confirmed before is released, by someone else than who
     * confirmed it: where it stands, or if that was cleared, in the next open period.
     */
    @Transactional
    Deduction withdraw(UUID id, String reason) {
        return withdraw(id, reason, Move.WITHDRAW);
    }

    private Deduction withdraw(UUID id, String reason, Move move) {
        Detail detail = deducting.lock(find(id).settlementId());
        Deduction deduction = find(id);
        DeductionBook.mustBeOpenTo(move, deduction);
        if (deduction.confirmedBy().equals(Optional.of(caller.user()))) {
            throw new Refused(
                    ClearingRefusal.DEDUCTION_NEEDS_ANOTHER,
                    caller.user() + " confirmed this deduction; another person withdraws it");
        }
        return book.withdraw(deduction, detail, reason, caller.user());
    }

    /** A deduction that the caller's region is one side of, or that is the hospital's own. */
    Deduction find(UUID id) {
        Deduction deduction =
                repository
                        .find(id)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                ClearingRefusal.DEDUCTION_UNKNOWN,
                                                "no deduction " + id));
        if (caller.has(Role.HOSPITAL)) {
            caller.mustBeInstitution(deduction.institution());
        } else {
            mustConcern(deduction.pair());
        }
        return deduction;
    }

    List<Deduction> list(DeductionQuery query, Optional<UUID> after, int limit) {
        return repository.list(query, Scope.of(caller), after, limit);
    }

    private boolean isVisible(Deduction deduction) {
        if (caller.has(Role.HOSPITAL)) {
            return caller.institution().filter(deduction.institution()::equals).isPresent();
        }
        return caller.covers(deduction.pair().insured())
                || caller.covers(deduction.pair().treatment());
    }

    private Source source(RegionPair pair, Optional<Source> asked) {
        mustConcern(pair);
        Source source =
                asked.orElse(caller.covers(pair.treatment()) ? Source.AUDIT : Source.OBJECTION);
        caller.mustCover(source == Source.AUDIT ? pair.treatment() : pair.insured());
        return source;
    }

    private void mustConcern(RegionPair pair) {
        if (!caller.covers(pair.insured())) {
            caller.mustCover(pair.treatment());
        }
    }
}
