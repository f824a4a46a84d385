package org.crossregion.clearing.deduction;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.detail.Deducting;
import org.crossregion.clearing.detail.Detail;
import org.crossregion.clearing.detail.Scope;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Fund;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Records deductions, has them confirmed by a second person, and withdraws them. Only a confirmed
 * one is booked; it then stands in a period like the detail it is taken from.
 */
@ApplicationScoped
public class Deductions {

    private static final String CONFIRMED = "confirmed";
    private static final String WITHDRAWN = "withdrawn";

    private final DeductionRepository repository;
    private final Deducting deducting;
    private final Policies policies;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Deductions(
            DeductionRepository repository,
            Deducting deducting,
            Policies policies,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.deducting = deducting;
        this.policies = policies;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** Records a deduction; nothing is deducted before somebody else has confirmed it. */
    @Transactional
    Deduction record(DeductionRequest request) {
        Parts parts = request.parts();
        Source source =
                source(
                        deducting.find(request.settlementId()).pair(),
                        Optional.ofNullable(request.source()));
        Detail detail = deducting.lock(request.settlementId());
        deducting.mustStand(detail);
        Limits.mustHold(
                detail.split(), excluded(detail), deductedFrom(detail.settlementId()), parts);

        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = EventIds.next();
        repository.add(
                new Deduction(
                        id,
                        detail.settlementId(),
                        detail.origin(),
                        detail.pair(),
                        detail.scheme(),
                        detail.careType(),
                        detail.stay().institution(),
                        source,
                        request.reason(),
                        parts,
                        request.evidence(),
                        Optional.ofNullable(request.note()).filter(note -> !note.isBlank()),
                        caller.user(),
                        now,
                        State.RECORDED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        audit.record(
                "deduction-recorded",
                subject(id),
                Map.of(
                        "settlement", detail.settlementId(),
                        "reason", request.reason().code(),
                        "deducted", parts.clearing(),
                        "personal", parts.personal(),
                        "evidence", request.evidence()));
        return repository.find(id).orElseThrow();
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
        mustBe(deduction, State.RECORDED);
        deducting.mustStand(detail);

        Instant now = clock.instant();
        repository.decide(id, CONFIRMED, note, caller.user(), now);
        deducting.deduct(id, detail, deduction.clearing(), now);
        Deduction confirmed = find(id);
        audit.record(
                "deduction-confirmed",
                subject(id),
                Map.of(
                        "period", confirmed.clearingPeriod().orElseThrow().toString(),
                        "note", note.orElse("")));
        return confirmed;
    }

    /** Withdraws a deduction by a decision that was taken elsewhere, in its transaction. */
    @Transactional(MANDATORY)
    public void takeBack(UUID id, String reason) {
        withdraw(id, reason);
    }

    /**
     * Withdraws a deduction. One that was confirmed before is released, by someone else than who
     * confirmed it: where it stands, or if that was cleared, in the next open period.
     */
    @Transactional
    Deduction withdraw(UUID id, String reason) {
        Detail detail = deducting.lock(find(id).settlementId());
        Deduction deduction = find(id);
        mustBe(deduction, State.RECORDED, State.CONFIRMED);
        if (deduction.confirmedBy().equals(Optional.of(caller.user()))) {
            throw new Refused(
                    ClearingRefusal.DEDUCTION_NEEDS_ANOTHER,
                    caller.user() + " confirmed this deduction; another person withdraws it");
        }
        Instant now = clock.instant();
        repository.decide(id, WITHDRAWN, Optional.of(reason), caller.user(), now);
        if (deduction.state() == State.CONFIRMED) {
            deducting.release(id, detail, now);
        }
        audit.record("deduction-withdrawn", subject(id), Map.of("reason", reason));
        return find(id);
    }

    /** A deduction that the caller's region is one side of. */
    Deduction find(UUID id) {
        Deduction deduction =
                repository
                        .find(id)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                ClearingRefusal.DEDUCTION_UNKNOWN,
                                                "no deduction " + id));
        mustConcern(deduction.pair());
        return deduction;
    }

    List<Deduction> list(DeductionQuery query, Optional<UUID> after, int limit) {
        return repository.list(query, Scope.of(caller), after, limit);
    }

    /** What clears in a circle's period on either side of a region, releases among it. */
    public List<DeductionLine> lines(Circle circle, Period period, RegionCode region) {
        return repository.lines(circle, period, region);
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

    private Set<Fund> excluded(Detail detail) {
        RegionPair pair = detail.pair();
        Circle circle = new Circle(pair.treatment().province(), pair.tier());
        return policies.inForce(circle, detail.origin()).excludedFunds();
    }

    private Parts deductedFrom(String settlementId) {
        return repository.ofSettlement(settlementId).stream()
                .filter(deduction -> deduction.state() != State.WITHDRAWN)
                .map(Deduction::parts)
                .reduce(Parts.NONE, Parts::plus);
    }

    private static void mustBe(Deduction deduction, State... states) {
        if (!List.of(states).contains(deduction.state())) {
            throw new Refused(
                    ClearingRefusal.DEDUCTION_DECIDED,
                    deduction.id()
                            + " is "
                            + deduction.state().code()
                            + deduction.decidedBy().map(by -> ", decided by " + by).orElse(""));
        }
    }

    private static String subject(UUID id) {
        return "deduction/" + id;
    }
}
