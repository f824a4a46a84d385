package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** What other capabilities ask about filings. */
@ApplicationScoped
public class Filings {

    private final FilingRepository filings;

    Filings(FilingRepository filings) {
        this.filings = filings;
    }

    /** Every filing of a person, whatever its state and under whichever number. */
    public List<Filing> ofPerson(String personNo) {
        return filings.ofPerson(personNo);
    }

    /** The filings of these persons that were neither cancelled nor refused. */
    public List<Filing> standing(Collection<String> personNos) {
        return filings.standing(personNos);
    }

    /**
     * @throws Refused if there is no such filing
     */
    public Filing get(String id) {
        return filings.find(id).orElseThrow(() -> unknown(id));
    }

    /** Whose accounts were stopped on a day of a span, by filings of a region. */
    public List<String> accountsSuspended(RegionCode region, LocalDate from, LocalDate until) {
        return filings.accountsSuspended(region, from, until);
    }

    /** What was recorded when it was submitted. */
    public Dossier dossier(String id) {
        return filings.dossier(id);
    }

    /** What was handed in, in its order. */
    public List<Material> materials(String id) {
        return filings.materials(id);
    }

    static Refused unknown(String id) {
        return new Refused(FilingRefusal.FILING_UNKNOWN, "no filing " + id);
    }
}
