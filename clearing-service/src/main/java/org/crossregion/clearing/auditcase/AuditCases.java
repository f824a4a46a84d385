package org.crossregion.clearing.auditcase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.deadline.DeadlineCalendar;
import org.crossregion.clearing.deduction.DeductionRequest;
import org.crossregion.clearing.deduction.DeductionView;
import org.crossregion.clearing.deduction.Deductions;
import org.crossregion.clearing.detail.Scope;
import org.crossregion.clearing.journal.CaseEvent;
import org.crossregion.clearing.journal.CaseJournal;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Opens audit cases, adds to them, confirms and closes them; all or nothing each time. */
@ApplicationScoped
public class AuditCases {

    /** Its cases in the journal. */
    static final String KIND = "audit-case";

    private final AuditCaseRepository repository;
    private final Deductions deductions;
    private final DeadlineCalendar calendar;
    private final CaseJournal journal;
    private final Caller caller;

    AuditCases(
            AuditCaseRepository repository,
            Deductions deductions,
            DeadlineCalendar calendar,
            CaseJournal journal,
            Caller caller) {
        this.repository = repository;
        this.deductions = deductions;
        this.calendar = calendar;
        this.journal = journal;
        this.caller = caller;
    }

    @Transactional
    AuditCase open(AuditCaseRequest request) {
        RegionCode region =
                Optional.ofNullable(request.treatmentRegion())
                        .or(caller::region)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                SharedRefusal.OUT_OF_SCOPE,
                                                "neither the token nor the case names a region"));
        caller.mustCover(region);
        Instant now = calendar.now();
        AuditCase opened =
                new AuditCase(
                        EventIds.next(),
                        region,
                        request.institution(),
                        request.subject(),
                        request.finding(),
                        caller.user(),
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        repository.add(opened);
        enter(opened, "opened", Optional.of(opened.subject()), now);
        record(opened, request.found());
        return opened;
    }

    /** Adds what was found besides; only while it is open. */
    @Transactional
    AuditCase add(UUID id, List<DeductionRequest> items) {
        AuditCase open = lockOpen(id);
        record(open, items);
        enter(open, "extended", Optional.of(items.size() + " 笔"), calendar.now());
        return open;
    }

    /** Confirms everything that is recorded and not decided; by another than who recorded it. */
    @Transactional
    AuditCase confirm(UUID id, Optional<String> note) {
        AuditCase open = lockOpen(id);
        int confirmed = deductions.confirmAllOf(id, note).size();
        if (confirmed == 0) {
            throw new Refused(
                    ClearingRefusal.DEDUCTION_DECIDED, "nothing of " + id + " waits for anybody");
        }
        enter(open, "confirmed", Optional.of(confirmed + " 笔"), calendar.now());
        return open;
    }

    /** Closes a case of which everything is decided. */
    @Transactional
    AuditCase close(UUID id, String note) {
        AuditCase open = lockOpen(id);
        List<DeductionView> undecided =
                items(id).stream()
                        .filter(
                                item ->
                                        item.state().equals("recorded")
                                                || item.state().equals("appealed"))
                        .toList();
        if (!undecided.isEmpty()) {
            throw new Refused(
                    ClearingRefusal.AUDIT_CASE_UNDECIDED,
                    undecided.size() + " deductions are not decided",
                    undecided.stream()
                            .map(
                                    item ->
                                            new Violation(
                                                    item.settlementId(),
                                                    item.state(),
                                                    item.id().toString()))
                            .toList());
        }
        Instant now = calendar.now();
        repository.close(id, note, caller.user(), now);
        enter(open, "closed", Optional.of(note), now);
        return find(id);
    }

    /** Refuses a case that is not of a region's hospital, or not the caller's to see. */
    public void mustBeOf(UUID id, RegionCode region, String institution) {
        AuditCase found = find(id);
        if (!found.treatmentRegion().equals(region) || !found.institution().equals(institution)) {
            throw Refused.field(
                    "auditCase", "of-the-institution", id + " is no case of " + institution);
        }
    }

    /** A case that the caller may see: its region, its hospital, and whose people it concerns. */
    AuditCase find(UUID id) {
        AuditCase found =
                repository
                        .find(id)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                ClearingRefusal.AUDIT_CASE_UNKNOWN,
                                                "no audit case " + id));
        boolean visible =
                caller.has(Role.HOSPITAL)
                        ? caller.institution().filter(found.institution()::equals).isPresent()
                        : caller.covers(found.treatmentRegion()) || !items(id).isEmpty();
        if (!visible) {
            throw Refused.concealing(ClearingRefusal.AUDIT_CASE_UNKNOWN, "no audit case " + id);
        }
        return found;
    }

    /** Its deductions, as far as the caller may see them. */
    List<DeductionView> items(UUID id) {
        return deductions.ofCase(id);
    }

    List<CaseEvent> steps(UUID id) {
        return journal.of(KIND, id);
    }

    List<AuditCase> list(AuditCaseQuery query, Optional<UUID> after, int limit) {
        return repository.list(query, Scope.of(caller), after, limit);
    }

    /** In the order of the settlements, as everybody locks them; what is wrong is named by line. */
    private void record(AuditCase open, List<DeductionRequest> items) {
        IntStream.range(0, items.size())
                .boxed()
                .sorted(Comparator.comparing(line -> items.get(line).settlementId()))
                .forEach(line -> record(open, items.get(line), "items[" + line + "]"));
    }

    private void record(AuditCase open, DeductionRequest item, String line) {
        try {
            deductions.openedIn(open.id(), open.institution(), item);
        } catch (Refused refused) {
            throw new Refused(
                    refused.refusal(),
                    line + ": " + refused.detail(),
                    refused.violations().stream()
                            .map(
                                    one ->
                                            new Violation(
                                                    line + "." + one.field(),
                                                    one.rule(),
                                                    one.message()))
                            .toList());
        }
    }

    private AuditCase lockOpen(UUID id) {
        AuditCase seen = find(id);
        caller.mustCover(seen.treatmentRegion());
        repository.lock(id);
        AuditCase locked = find(id);
        if (!locked.isOpen()) {
            throw new Refused(
                    ClearingRefusal.AUDIT_CASE_CLOSED,
                    id + " was closed by " + locked.closedBy().orElseThrow());
        }
        return locked;
    }

    private void enter(AuditCase open, String event, Optional<String> note, Instant now) {
        journal.enter(KIND, open.id(), event, note, caller.user(), now);
    }
}
