package org.crossregion.settlement.filing;

import org.crossregion.eligibility.PersonRecord;

import java.util.List;

/** Everything on record of a person, as filing-service answers it this second. */
record RecordTold(
        List<FilingChanged> filings,
        List<PersonSuspensionChanged> suspensions,
        List<NoticeTold> admissionsTold) {

    PersonRecord personRecord() {
        return new PersonRecord(
                filings.stream().map(FilingChanged::permission).toList(),
                suspensions.stream().map(PersonSuspensionChanged::suspension).toList(),
                admissionsTold.stream().map(NoticeTold::told).toList());
    }
}
