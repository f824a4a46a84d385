package org.crossregion.settlement.visit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A diagnosis in JSON. */
record DiagnosisView(
        @Schema(examples = "1") @Size(max = 3) String type,
        boolean main,
        int order,
        @Schema(examples = "I21.900") @NotBlank @Size(max = 20) String code,
        @Schema(examples = "急性心肌梗死") @NotBlank @Size(max = 300) String name) {

    Diagnosis diagnosis() {
        return new Diagnosis(type == null ? "1" : type, main, order, code, name);
    }

    static DiagnosisView of(Diagnosis diagnosis) {
        return new DiagnosisView(
                diagnosis.type(),
                diagnosis.main(),
                diagnosis.order(),
                diagnosis.code(),
                diagnosis.name());
    }
}
