package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.values.CareType;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;

/** Finds out where care was given: at an institution of the register, or at any other. */
@ApplicationScoped
class ClaimPlaces {

    private final Reference reference;

    ClaimPlaces(Reference reference) {
        this.reference = reference;
    }

    ClaimedAt at(ClaimRequest.At given, CareType care, LocalDate day) {
        if (isGiven(given.code())) {
            Institution institution = reference.institution(given.code());
            if (institution.isPharmacy() != (care == CareType.PHARMACY)) {
                throw Refused.field(
                        "careType",
                        "of-the-institution",
                        institution.name() + " 不提供" + care.label());
            }
            return new ClaimedAt(
                    institution.code(),
                    institution.name(),
                    institution.level(),
                    poolingRegion(institution.region(), day),
                    institution.region());
        }
        need("name", isGiven(given.name()));
        need("level", isGiven(given.level()));
        need("region", given.region() != null);
        return new ClaimedAt(
                ClaimedAt.NOT_REGISTERED,
                given.name().strip(),
                given.level(),
                poolingRegion(given.region(), day),
                given.region());
    }

    private RegionCode poolingRegion(RegionCode admdvs, LocalDate day) {
        return reference.region(admdvs, day).poolingRegion();
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    private static void need(String field, boolean given) {
        if (!given) {
            throw Refused.field(
                    "institution." + field,
                    "required",
                    "不在名录中的机构须写明名称、等级与所在区划 / is needed where no code is given");
        }
    }
}
