package org.crossregion.settlement.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.FiledPermission;
import org.crossregion.eligibility.FilingState;
import org.crossregion.eligibility.PersonSuspension;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The filings of persons as this service knows them, from filing-service's events. */
@ApplicationScoped
public class Filings {

    private final FilingRepository copies;

    Filings(FilingRepository copies) {
        this.copies = copies;
    }

    /** Those in force or to come. */
    public List<FiledPermission> activeOf(String personNo) {
        return copies.of(personNo).filings().stream()
                .filter(filing -> filing.state() == FilingState.ACTIVE)
                .toList();
    }

    /** What is known of these referrals, by the filing; of some nothing is. */
    public Map<String, Referred> referrals(List<FiledPermission> filings) {
        return filings.isEmpty()
                ? Map.of()
                : copies.referrals(filings.stream().map(FiledPermission::filingId).toList());
    }

    /** What bars a person on a day, whatever is filed; absent if nothing does. */
    public Optional<PersonSuspension> suspensionOf(String personNo, LocalDate day) {
        return copies.of(personNo).suspensions().stream()
                .filter(one -> one.holdsOn(day))
                .findFirst();
    }
}
