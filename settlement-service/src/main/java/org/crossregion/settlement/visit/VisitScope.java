package org.crossregion.settlement.visit;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;

/**
 * Who may see a visit and its bills: its institution, the agencies of both regions, the authorities
 * above them, and auditors.
 */
@ApplicationScoped
public class VisitScope {

    private final Caller caller;

    VisitScope(Caller caller) {
        this.caller = caller;
    }

    /** The institution the caller acts for; refused if the token names none. */
    public String institution() {
        String institution = caller.institution().orElse("");
        caller.mustBeInstitution(institution);
        return institution;
    }

    public void mustSee(Visit visit) {
        mustSee(visit.institution(), visit.insuredRegion(), visit.treatmentRegion());
    }

    public void mustSee(String institution, RegionCode insured, RegionCode treatment) {
        if (caller.has(Role.HOSPITAL)) {
            caller.mustBeInstitution(institution);
        } else if (!caller.covers(treatment)) {
            caller.mustCover(insured);
        }
    }
}
