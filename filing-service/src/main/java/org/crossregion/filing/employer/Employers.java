package org.crossregion.filing.employer;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What other capabilities ask about employers. */
@ApplicationScoped
public class Employers {

    private final EmployerRepository employers;

    Employers(EmployerRepository employers) {
        this.employers = employers;
    }

    public Optional<Employer> find(String unitNo) {
        return employers.find(List.of(unitNo)).stream().findFirst();
    }

    /** The known ones among these numbers. */
    public List<Employer> find(Collection<String> unitNos) {
        return employers.find(unitNos);
    }

    /**
     * @throws Refused if there is no such unit
     */
    public Employer get(String unitNo) {
        return find(unitNo)
                .orElseThrow(
                        () ->
                                new Refused(
                                        FilingRefusal.EMPLOYER_UNKNOWN,
                                        "no employer " + unitNo,
                                        List.of(
                                                new Violation(
                                                        "employer",
                                                        "known",
                                                        "is no unit's number"))));
    }

    /** The unit of each of these persons on a day; who has none is absent. */
    public Map<String, String> unitsOf(Collection<String> personNos, LocalDate day) {
        return employers.unitsOf(personNos, day);
    }

    /** How many people a unit has on a day by the imported employments. */
    public int registered(String unitNo, LocalDate day) {
        return employers.registered(unitNo, day);
    }
}
