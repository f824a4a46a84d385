package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.filing.Applicants.Applicant;
import org.crossregion.filing.filing.IntakeJob.Judged;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes an application: who files is known and insured, the policy accepts it, none overlaps. */
@ApplicationScoped
class FilingSubmission {

    private final Applicants applicants;
    private final FilingDrafts drafts;
    private final NewFilingRepository filings;
    private final FilingJournal journal;
    private final Clock clock;

    FilingSubmission(
            Applicants applicants,
            FilingDrafts drafts,
            NewFilingRepository filings,
            FilingJournal journal,
            Clock clock) {
        this.applicants = applicants;
        this.drafts = drafts;
        this.filings = filings;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Submits what is to take the place of another filing of the person.
     *
     * @param replaced the other one, which neither overlaps nor counts among the places
     * @throws Refused naming the first rule that is broken
     */
    Filing submit(Application application, Optional<Filing> replaced, String author) {
        Instant now = clock.instant();
        Applicant applicant = applicants.lock(application.personNo(), Beijing.day(now));
        NewFiling draft = drafts.draft(application, applicant, replaced, author, now);
        write(List.of(draft));
        return draft.filing();
    }

    /** Writes what was judged in the same transaction, together with its events and audit rows. */
    void write(List<NewFiling> judged) {
        writeJudged(judged.stream().map(this::madeOut).toList());
    }

    /** With the events and audit rows of whoever asks now. */
    Judged madeOut(NewFiling draft) {
        return journal.madeOut(draft);
    }

    /** Writes what was judged and made out for several requests in the same transaction. */
    void writeJudged(List<Judged> judged) {
        filings.add(judged.stream().map(Judged::filing).toList());
        journal.enterAll(judged);
    }

    /**
     * @param except the id of a filing that may overlap; empty for none
     * @throws Refused if another open filing of the person has one of the places on one of the days
     */
    void mustNotOverlap(Filing filing, String except) {
        mustNotOverlap(filing, applicants.placesOf(filing.personNo()), except);
    }

    static void mustNotOverlap(Filing filing, OpenPlaces places, String except) {
        places.overlapping(
                        filing.treatmentRegions(),
                        filing.validFrom(),
                        filing.validUntil(),
                        List.of(filing.id(), except))
                .ifPresent(
                        other -> {
                            throw overlaps(other);
                        });
    }

    /** Another open filing has one of the places on one of the days. */
    static Refused overlaps(String other) {
        return new Refused(
                FilingRefusal.FILING_OVERLAPS,
                "overlaps with filing " + other,
                List.of(
                        new Violation(
                                "treatmentRegions", "overlap", "overlaps with filing " + other)));
    }
}
