package org.crossregion.clearing.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;

import java.util.Optional;

/** Whose payments somebody may see: a hospital its own, an agency those of its hospitals. */
@ApplicationScoped
class Payees {

    private final Payables payables;
    private final Caller caller;

    Payees(Payables payables, Caller caller) {
        this.payables = payables;
        this.caller = caller;
    }

    boolean isAgency() {
        return !caller.has(Role.HOSPITAL);
    }

    void mustCover(RegionCode region) {
        caller.mustCover(region);
    }

    /** Whether the caller may see what an institution is paid. */
    boolean sees(String institution) {
        return caller.has(Role.HOSPITAL)
                ? caller.institution().map(institution::equals).orElse(false)
                : payables.region(institution).map(caller::covers).orElse(false);
    }

    /** The institution that is asked for; a hospital's own if it names none. */
    String of(Optional<String> asked) {
        if (caller.has(Role.HOSPITAL)) {
            asked.ifPresent(caller::mustBeInstitution);
            return caller.institution()
                    .orElseThrow(
                            () ->
                                    new Refused(
                                            SharedRefusal.OUT_OF_SCOPE,
                                            "the token names no institution"));
        }
        String institution =
                asked.orElseThrow(
                        () -> Refused.field("institution", "required", "must name an institution"));
        caller.mustCover(regionOf(institution));
        return institution;
    }

    /** Where an institution treats; one that is not known is nobody's. */
    RegionCode regionOf(String institution) {
        return payables.region(institution)
                .orElseThrow(
                        () ->
                                new Refused(
                                        SharedRefusal.OUT_OF_SCOPE,
                                        "institution "
                                                + institution
                                                + " is not among the caller's"));
    }
}
