package org.crossregion.filing.suspension;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.eligibility.PersonSuspension;
import org.crossregion.eligibility.SuspensionKind;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Suspends persons and releases them, with event and audit. */
@ApplicationScoped
public class Suspensions {

    private final SuspensionRepository rows;
    private final Persons persons;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Suspensions(
            SuspensionRepository rows,
            Persons persons,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.persons = persons;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Who is to be suspended and why.
     *
     * @param from the first day; today or later
     * @param reviewYear the year of a missed review, and of nothing else
     */
    public record Wanted(
            String personNo,
            RegionCode insuredRegion,
            SuspensionKind kind,
            LocalDate from,
            Optional<LocalDate> until,
            Optional<Integer> reviewYear,
            String reason) {}

    /**
     * Suspends.
     *
     * @throws Refused if the days are impossible, or the person is suspended for the same already
     */
    @Transactional
    Suspension suspend(Wanted wanted, String author) {
        Instant now = clock.instant();
        LocalDate today = Beijing.day(now);
        persons.lock(wanted.personNo());
        mustBePossible(wanted, today);
        rows.ofPerson(wanted.personNo()).stream()
                .filter(one -> one.kind() == wanted.kind() && one.standsOn(today))
                .filter(one -> one.reviewYear().equals(wanted.reviewYear()))
                .findFirst()
                .ifPresent(
                        one -> {
                            throw new Refused(
                                    FilingRefusal.SUSPENDED_ALREADY,
                                    "suspended by " + one.id() + " since " + one.from());
                        });
        Suspension one =
                new Suspension(
                        rows.nextId(wanted.insuredRegion(), today),
                        1,
                        wanted.personNo(),
                        wanted.insuredRegion(),
                        wanted.kind(),
                        wanted.from(),
                        wanted.until(),
                        wanted.reason(),
                        author,
                        now,
                        wanted.reviewYear(),
                        Optional.empty());
        rows.add(one);
        tell(one, "person-suspended", author, wanted.reason(), now);
        return one;
    }

    /** Suspends somebody who missed a review; the person was found not to be suspended for it. */
    @Transactional
    public void missedReview(Wanted wanted, String author) {
        suspend(wanted, author);
    }

    private static void mustBePossible(Wanted wanted, LocalDate today) {
        if (wanted.from().isBefore(today) || wanted.from().isAfter(today.plusYears(1))) {
            throw impossible("from", "must be from " + today + " to a year from it");
        }
        if (wanted.until().filter(last -> last.isBefore(wanted.from())).isPresent()) {
            throw impossible("until", "is before from " + wanted.from());
        }
        LocalDate latest = today.plusYears(50);
        if (wanted.until().filter(last -> last.isAfter(latest)).isPresent()) {
            throw impossible("until", "is after " + latest);
        }
    }

    private static Refused impossible(String field, String message) {
        return new Refused(
                FilingRefusal.DATES_IMPOSSIBLE,
                field + ": " + message,
                List.of(new Violation(field, FilingRefusal.DATES_IMPOSSIBLE.code(), message)));
    }

    /**
     * Releases from today on.
     *
     * @throws Refused if there is no such suspension, or it holds no more
     */
    @Transactional
    Suspension release(String id, Consumer<RegionCode> scope, String author, String reason) {
        Suspension before = rows.lock(id).orElseThrow(() -> unknown(id));
        scope.accept(before.insuredRegion());
        if (!before.standsOn(Beijing.day(clock.instant()))) {
            throw new Refused(
                    FilingRefusal.SUSPENSION_ENDED, "suspension " + id + " holds no more");
        }
        return released(before, author, reason);
    }

    /** Releases a person whose review of a year was missed and is made up for now. */
    @Transactional
    public void reviewMadeUpFor(
            String personNo, RegionCode region, int year, String author, String reason) {
        LocalDate today = Beijing.day(clock.instant());
        rows.ofPerson(personNo).stream()
                .filter(one -> one.insuredRegion().equals(region))
                .filter(one -> one.reviewYear().equals(Optional.of(year)))
                .filter(one -> one.standsOn(today))
                .forEach(one -> released(rows.lock(one.id()).orElseThrow(), author, reason));
    }

    private Suspension released(Suspension before, String author, String reason) {
        Instant now = clock.instant();
        Suspension after =
                before.released(new Suspension.Release(Beijing.day(now), now, author, reason));
        rows.release(after);
        tell(after, "person-released", author, reason, now);
        return after;
    }

    private void tell(Suspension one, String what, String author, String reason, Instant now) {
        outbox.add(SuspensionChanged.of(one, now));
        Map<String, String> said = new HashMap<>();
        said.put("personNo", one.personNo());
        said.put("insuredRegion", one.insuredRegion().value());
        said.put("kind", one.kind().code());
        said.put("author", author);
        said.put("reason", reason);
        audit.record(what, "person-suspension/" + one.id(), said);
    }

    /** Everything of a person that bears on eligibility. */
    public List<PersonSuspension> ofPerson(String personNo) {
        return rows.ofPerson(personNo).stream().map(Suspension::bearing).toList();
    }

    static Refused unknown(String id) {
        return new Refused(FilingRefusal.SUSPENSION_UNKNOWN, "no suspension " + id);
    }
}
