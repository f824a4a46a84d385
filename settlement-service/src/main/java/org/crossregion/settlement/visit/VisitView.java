package org.crossregion.settlement.visit;

import org.crossregion.eligibility.CareCause;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.OffsetDateTime;
import java.util.List;

/** A visit in JSON. */
record VisitView(
        @Schema(examples = "S2201002610050000001") String id,
        @Schema(examples = "H22020000001") String institution,
        @Schema(examples = "99990000000000000001") String personNo,
        Scheme scheme,
        RegionCode insuredRegion,
        RegionCode treatmentRegion,
        CareType careType,
        @Schema(examples = "21") String medType,
        String inpatientNo,
        String departmentName,
        String bed,
        String doctorName,
        boolean emergency,
        boolean injury,
        CareCause cause,
        OffsetDateTime admittedAt,
        OffsetDateTime dischargedAt,
        VisitState state,
        boolean settled,
        List<DiagnosisView> diagnoses) {

    static VisitView of(Visit visit) {
        return new VisitView(
                visit.visitId(),
                visit.institution(),
                visit.personNo(),
                visit.scheme(),
                visit.insuredRegion(),
                visit.treatmentRegion(),
                visit.careType(),
                visit.medType(),
                visit.inpatientNo(),
                visit.departmentName(),
                visit.bed(),
                visit.doctorName(),
                visit.emergency(),
                visit.injury(),
                visit.cause().orElse(null),
                visit.beganAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                visit.endedAt()
                        .map(end -> end.atZone(Beijing.ZONE).toOffsetDateTime())
                        .orElse(null),
                visit.state(),
                visit.settled(),
                visit.diagnoses().stream().map(DiagnosisView::of).toList());
    }
}
