package org.crossregion.clearing.reconciliation;

import jakarta.ws.rs.QueryParam;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.time.LocalDate;
import java.util.Optional;

/** Which differences are asked for; a {@code @BeanParam}. */
public class DiscrepancyQuery {

    @QueryParam("institution")
    String institution;

    @QueryParam("month")
    @Parameter(description = "of lists that touch this month", example = "2026-10")
    Period month;

    @QueryParam("insuredRegion")
    RegionCode insuredRegion;

    @QueryParam("treatmentRegion")
    RegionCode treatmentRegion;

    @QueryParam("class")
    @Parameter(description = "only-here, only-there, amount, month, refunded or deducted")
    DifferenceClass kind;

    @QueryParam("state")
    @Parameter(description = "open or resolved; both if it is not given")
    String state;

    /** For Jakarta REST. */
    public DiscrepancyQuery() {}

    Optional<String> institution() {
        return Optional.ofNullable(institution).filter(code -> !code.isBlank());
    }

    void onlyOf(String own) {
        institution = own;
    }

    Optional<RegionCode> insuredRegion() {
        return Optional.ofNullable(insuredRegion);
    }

    Optional<RegionCode> treatmentRegion() {
        return Optional.ofNullable(treatmentRegion);
    }

    Optional<LocalDate> begins() {
        return Optional.ofNullable(month).map(Period::firstDay);
    }

    Optional<LocalDate> ends() {
        return Optional.ofNullable(month).map(Period::endDay);
    }

    Optional<DifferenceClass> kind() {
        return Optional.ofNullable(kind);
    }

    String state() {
        String asked = state == null ? "" : state;
        if (!asked.isEmpty() && !asked.equals("open") && !asked.equals("resolved")) {
            throw Refused.field("state", "known", "must be open or resolved");
        }
        return asked;
    }
}
