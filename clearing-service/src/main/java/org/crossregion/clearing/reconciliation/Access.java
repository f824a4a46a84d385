package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;

import java.util.Optional;

/**
 * Whose reconciliation a caller sees and moves: a hospital its own; the region that treats, and who
 * is above it, those of its institutions; of a pair the two regions and who is above one of them.
 */
@ApplicationScoped
class Access {

    private final FactRepository facts;
    private final Caller caller;

    Access(FactRepository facts, Caller caller) {
        this.facts = facts;
        this.caller = caller;
    }

    /** The institution that is meant: a hospital's own, else the one that is named. */
    String institution(Optional<String> named) {
        if (caller.has(Role.HOSPITAL)) {
            String own = caller.institution().orElse("");
            named.ifPresent(caller::mustBeInstitution);
            if (own.isEmpty()) {
                throw new Refused(SharedRefusal.OUT_OF_SCOPE, "the token names no institution");
            }
            return own;
        }
        String institution =
                named.filter(code -> !code.isBlank())
                        .orElseThrow(
                                () ->
                                        Refused.field(
                                                "institution",
                                                "required",
                                                "must name the institution whose list it is"));
        caller.mustCover(regionOf(institution));
        return institution;
    }

    /** What belongs to somebody else is answered as if it were not there. */
    void mustSee(Party party, Refused unknown) {
        boolean sees =
                party.institution()
                        .map(this::sees)
                        .orElseGet(
                                () ->
                                        !caller.has(Role.HOSPITAL)
                                                && (caller.covers(party.pair().get().insured())
                                                        || caller.covers(
                                                                party.pair().get().treatment())));
        if (!sees) {
            throw Refused.concealing(unknown.refusal(), unknown.detail());
        }
    }

    private boolean sees(String institution) {
        if (caller.has(Role.HOSPITAL)) {
            return caller.institution().filter(institution::equals).isPresent();
        }
        return caller.covers(regionOf(institution));
    }

    /**
     * Whoever takes a detail as it is although the other side has it otherwise: of an institution's
     * list the region that treats, of a pair's the one that pays, or who is above it.
     */
    void mustDecide(Party party) {
        caller.mustCover(
                party.institution()
                        .map(this::regionOf)
                        .orElseGet(() -> party.pair().get().insured()));
    }

    /** Who hands in the insured side's list: that region or who is above it. */
    void mustInsure(Party party) {
        caller.mustCover(party.pair().orElseThrow().insured());
    }

    /** How a region's code must begin for a caller to see it. */
    String pattern() {
        if (caller.has(Role.HOSPITAL)) {
            return "%";
        }
        return caller.region()
                .map(
                        region ->
                                region.equals(RegionCode.NATION)
                                        ? "%"
                                        : region.isProvince()
                                                ? region.value().substring(0, 2) + "%"
                                                : region.value())
                .orElseGet(
                        () -> {
                            caller.mustCover(RegionCode.NATION);
                            return "%";
                        });
    }

    /** The caller's own institution; empty if it is no hospital. */
    Optional<String> own() {
        return caller.has(Role.HOSPITAL)
                ? Optional.of(caller.institution().orElse(""))
                : Optional.empty();
    }

    String user() {
        return caller.user();
    }

    /** As its details say; of one without any, as its code does, whose digits are a region's. */
    private RegionCode regionOf(String institution) {
        return facts.treatmentRegion(institution)
                .or(
                        () ->
                                Optional.of(institution)
                                        .filter(code -> code.matches("[A-Z][0-9]{6}.*"))
                                        .map(code -> code.substring(1, 7)))
                .map(RegionCode::of)
                .orElseThrow(
                        () ->
                                Refused.concealing(
                                        ClearingRefusal.RECONCILIATION_UNKNOWN,
                                        "no institution " + institution));
    }
}
