package org.crossregion.filing.eligibility;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.PersonRecord;
import org.crossregion.filing.filing.Filing;
import org.crossregion.filing.filing.Filings;
import org.crossregion.filing.notice.Notices;
import org.crossregion.filing.suspension.Suspensions;

/** Gathers everything on record of a person that bears on eligibility. */
@ApplicationScoped
class PersonRecords {

    private final Filings filings;
    private final Suspensions suspensions;
    private final Notices notices;

    PersonRecords(Filings filings, Suspensions suspensions, Notices notices) {
        this.filings = filings;
        this.suspensions = suspensions;
        this.notices = notices;
    }

    /** A person without any, or nobody, has an empty one. */
    PersonRecord of(String personNo) {
        return new PersonRecord(
                filings.ofPerson(personNo).stream().map(Filing::permission).toList(),
                suspensions.ofPerson(personNo),
                notices.ofPerson(personNo));
    }
}
