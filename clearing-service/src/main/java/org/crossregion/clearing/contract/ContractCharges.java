package org.crossregion.clearing.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.auditcase.AuditCases;
import org.crossregion.clearing.detail.Scope;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Records what a treatment agency settles with its hospital; another person confirms it. */
@ApplicationScoped
class ContractCharges {

    private final ChargeRepository repository;
    private final AuditCases cases;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    ContractCharges(
            ChargeRepository repository,
            AuditCases cases,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.cases = cases;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    ContractCharge record(ChargeRequest request) {
        RegionCode region =
                Optional.ofNullable(request.treatmentRegion())
                        .or(caller::region)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                SharedRefusal.OUT_OF_SCOPE,
                                                "the token names no region"));
        caller.mustCover(region);
        if (request.period().isYear()) {
            throw Refused.field("period", "month", "must be a month such as 2026-10");
        }
        boolean signed = request.kind() == ChargeKind.DRG_DIFFERENCE;
        if (request.amount().isZero() || !signed && request.amount().isNegative()) {
            throw Refused.field("amount", "positive", "must be more than nothing");
        }
        if (request.auditCase() != null) {
            cases.mustBeOf(request.auditCase(), region, request.institution());
        }
        ContractCharge charge =
                new ContractCharge(
                        EventIds.next(),
                        request.kind(),
                        region,
                        request.institution(),
                        request.period(),
                        request.amount(),
                        Optional.ofNullable(request.auditCase()),
                        request.reason(),
                        caller.user(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        ChargeState.RECORDED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        repository.add(charge);
        audit.record(
                "contract-charge-recorded",
                subject(charge.id()),
                Map.of(
                        "kind", charge.kind().code(),
                        "institution", charge.institution(),
                        "amount", charge.amountFen(),
                        "reason", charge.reason()));
        return charge;
    }

    /** Confirms, withdraws or returns it; only a withdrawal may be by whoever recorded it. */
    @Transactional
    ContractCharge decide(UUID id, ChargeState next, Optional<String> note) {
        find(id);
        repository.lock(id);
        ContractCharge charge = find(id);
        caller.mustCover(charge.treatmentRegion());
        if (!charge.state().canBecome(next, charge.kind())) {
            throw new Refused(
                    ClearingRefusal.CONTRACT_CHARGE_DECIDED,
                    "the %s is %s".formatted(charge.kind().code(), charge.state().code()));
        }
        if (next != ChargeState.WITHDRAWN && charge.recordedBy().equals(caller.user())) {
            throw new Refused(
                    ClearingRefusal.CONTRACT_CHARGE_NEEDS_ANOTHER,
                    caller.user() + " recorded this charge; another person decides");
        }
        repository.decide(
                id, next, note, caller.user(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.record(
                "contract-charge-" + next.code(), subject(id), Map.of("note", note.orElse("")));
        return find(id);
    }

    /** One of the caller's own region or hospital; the insured side has nothing to do with it. */
    ContractCharge find(UUID id) {
        ContractCharge charge =
                repository
                        .find(id)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                ClearingRefusal.CONTRACT_CHARGE_UNKNOWN,
                                                "no contract charge " + id));
        boolean visible =
                caller.has(Role.HOSPITAL)
                        ? caller.institution().filter(charge.institution()::equals).isPresent()
                        : caller.covers(charge.treatmentRegion());
        if (!visible) {
            throw Refused.concealing(
                    ClearingRefusal.CONTRACT_CHARGE_UNKNOWN, "no contract charge " + id);
        }
        return charge;
    }

    List<ContractCharge> list(ChargeQuery query, Optional<UUID> after, int limit) {
        return repository.list(query, Scope.of(caller), after, limit);
    }

    private static String subject(UUID id) {
        return "contract-charge/" + id;
    }
}
