package org.crossregion.settlement.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.FiledPermission;
import org.crossregion.eligibility.FilingState;

import java.util.List;

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
}
