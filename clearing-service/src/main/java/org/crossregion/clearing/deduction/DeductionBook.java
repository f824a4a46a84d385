package org.crossregion.clearing.deduction;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.detail.Deducting;
import org.crossregion.clearing.detail.Detail;
import org.crossregion.clearing.period.SignOff;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Fund;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes deductions and decisions down and books them, once whoever may has decided; the settlement
 * is locked meanwhile.
 */
@ApplicationScoped
class DeductionBook {

    private static final String CONFIRMED = "confirmed";
    private static final String WITHDRAWN = "withdrawn";

    private final DeductionRepository repository;
    private final Deducting deducting;
    private final Policies policies;
    private final AuditTrail audit;
    private final Clock clock;

    DeductionBook(
            DeductionRepository repository,
            Deducting deducting,
            Policies policies,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.deducting = deducting;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /** As precise as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Adds a deduction from a locked settlement; nothing is deducted yet. */
    @Transactional(MANDATORY)
    Deduction add(
            Detail detail, DeductionRequest request, Source source, Links links, String user) {
        Parts parts = request.parts();
        deducting.mustStand(detail);
        Limits.mustHold(
                detail.split(), excluded(detail), deductedFrom(detail.settlementId()), parts);
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
                        user,
                        now(),
                        State.RECORDED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        request.whenever(),
                        links,
                        Optional.empty()));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("settlement", detail.settlementId());
        told.put("reason", request.reason().code());
        told.put("deducted", parts.clearing());
        told.put("personal", parts.personal());
        told.put("evidence", request.evidence());
        links.auditCase().ifPresent(one -> told.put("auditCase", one));
        links.inquiry().ifPresent(one -> told.put("inquiry", one));
        links.replaces().ifPresent(one -> told.put("replaces", one));
        audit.record("deduction-recorded", subject(id), told);
        return repository.find(id).orElseThrow();
    }

    /** Confirms a deduction from a locked settlement: it is booked now. */
    @Transactional(MANDATORY)
    Deduction confirm(Deduction deduction, Detail detail, Optional<String> note, String user) {
        deducting.mustStand(detail);
        Instant now = now();
        UUID id = deduction.id();
        repository.decide(id, CONFIRMED, note, user, now);
        if (deduction.effect() == Effect.NEXT) {
            deducting.deductNext(id, detail, deduction.clearing(), now);
        } else {
            deducting.deduct(id, detail, deduction.clearing(), now);
        }
        Deduction confirmed = repository.find(id).orElseThrow();
        audit.record(
                "deduction-confirmed",
                subject(id),
                Map.of("period", periodOf(confirmed), "note", note.orElse("")));
        return confirmed;
    }

    /**
     * Books what was confirmed for the period after its settlement's, once that is cleared; if the
     * settlement was taken back first, the deduction is withdrawn.
     */
    @Transactional
    void bookDeferred(UUID id) {
        Deduction waiting = repository.find(id).orElseThrow();
        Detail detail = deducting.lock(waiting.settlementId());
        Deduction deduction = repository.find(id).orElseThrow();
        boolean waits = deduction.state() == State.CONFIRMED || deduction.state() == State.APPEALED;
        if (!waits || deduction.isBooked()) {
            return;
        }
        if (deducting.isTakenBack(detail)) {
            withdraw(deduction, detail, "结算已撤销或退费，扣款未生效", SignOff.CALENDAR);
        } else if (deducting.isCleared(detail)) {
            deducting.deduct(id, detail, deduction.clearing(), now());
            audit.record(
                    "deduction-booked",
                    subject(id),
                    Map.of("period", periodOf(repository.find(id).orElseThrow())));
        }
    }

    private static String periodOf(Deduction deduction) {
        return deduction.clearingPeriod().map(Period::toString).orElse("");
    }

    /** Withdraws a deduction from a locked settlement; what was booked is released. */
    @Transactional(MANDATORY)
    Deduction withdraw(Deduction deduction, Detail detail, String reason, String user) {
        Instant now = now();
        UUID id = deduction.id();
        repository.decide(id, WITHDRAWN, Optional.of(reason), user, now);
        if (deduction.isBooked()) {
            deducting.release(id, detail, now);
        }
        audit.record("deduction-withdrawn", subject(id), Map.of("reason", reason));
        return repository.find(id).orElseThrow();
    }

    /** A deduction as it stands by now. */
    Deduction again(Deduction deduction) {
        return repository.find(deduction.id()).orElseThrow();
    }

    /** Refuses what cannot be done about a deduction as it stands. */
    static void mustBeOpenTo(Move move, Deduction deduction) {
        if (!move.isOpenFrom(deduction.state())) {
            throw new Refused(
                    ClearingRefusal.DEDUCTION_DECIDED,
                    deduction.id()
                            + " is "
                            + deduction.state().code()
                            + deduction.decidedBy().map(by -> ", decided by " + by).orElse(""));
        }
    }

    static String subject(UUID id) {
        return "deduction/" + id;
    }

    private Set<Fund> excluded(Detail detail) {
        RegionPair pair = detail.pair();
        Circle circle = new Circle(pair.treatment().province(), pair.tier());
        return policies.inForce(circle, detail.origin()).excludedFunds();
    }

    private Parts deductedFrom(String settlementId) {
        List<Deduction> all = repository.ofSettlement(settlementId);
        return all.stream()
                .filter(deduction -> deduction.state() != State.WITHDRAWN)
                .map(Deduction::parts)
                .reduce(Parts.NONE, Parts::plus);
    }
}
