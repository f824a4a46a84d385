package org.crossregion.filing.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merges two numbers of one human being, and undoes it. The number that stays is told of nothing;
 * the other one points to it, and what was filed under either counts for both.
 */
@ApplicationScoped
class Merging {

    private final PersonRepository persons;
    private final Persons known;
    private final MergeRepository merges;
    private final ReferenceImport imports;
    private final Regions regions;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Merging(
            PersonRepository persons,
            Persons known,
            MergeRepository merges,
            ReferenceImport imports,
            Regions regions,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.persons = persons;
        this.known = known;
        this.merges = merges;
        this.imports = imports;
        this.regions = regions;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param into the number that stays
     * @throws Refused if one is unknown or outside the caller's regions, or merged already
     */
    @Transactional
    Person merge(String personNo, String into, String reason) {
        if (personNo.equals(into)) {
            throw refused("into", "is the same number");
        }
        persons.lockAll(List.of(personNo, into));
        Person leaving = covered(personNo);
        Person staying = covered(into);
        if (staying.mergedInto().isPresent()) {
            throw refused("into", "was itself merged into another number");
        }
        if (persons.numbersOf(personNo).size() > 1) {
            throw refused("personNo", "was merged, or others were merged into it");
        }
        Instant now = clock.instant();
        merges.add(personNo, into, now, caller.user(), reason);
        Person merged = leaving.mergedInto(Optional.of(into));
        imports.run(persons, List.of(merged));
        audit.record("person-merged", "person/" + personNo, Map.of("into", into, "reason", reason));
        return merged;
    }

    /**
     * @throws Refused if the number was not merged
     */
    @Transactional
    Person undo(String personNo, String reason) {
        persons.lockAll(List.of(personNo));
        Person merged = covered(personNo);
        if (merged.mergedInto().isEmpty()) {
            throw refused("personNo", "was not merged");
        }
        covered(merged.mergedInto().get());
        merges.undo(personNo, clock.instant(), caller.user(), reason);
        Person alone = merged.mergedInto(Optional.empty());
        imports.run(persons, List.of(alone));
        audit.record(
                "person-unmerged",
                "person/" + personNo,
                Map.of("from", merged.mergedInto().get(), "reason", reason));
        return alone;
    }

    Person covered(String personNo) {
        Person person = known.get(personNo);
        Insurance main = person.mainInsurance(Beijing.day(clock.instant()));
        caller.mustCover(regions.poolingRegion(main.region()).code());
        return person;
    }

    private static Refused refused(String field, String message) {
        return new Refused(
                FilingRefusal.MERGE_NOT_POSSIBLE,
                field + ": " + message,
                List.of(new Violation(field, "merge", message)));
    }
}
