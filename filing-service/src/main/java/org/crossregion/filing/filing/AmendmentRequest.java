package org.crossregion.filing.filing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.filing.filing.FilingRequest.AgentRequest;
import org.crossregion.filing.filing.FilingRequest.MaterialRequest;
import org.crossregion.values.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is asked of a filing that is there already. */
final class AmendmentRequest {

    private AmendmentRequest() {}

    /** Materials that follow. */
    @Schema(
            name = "FilingMaterials",
            examples = {
                """
                {"materials": [{"kind": "residence-proof", "reference": "居住证 2026-1207"}],
                 "reason": "补交承诺的证明材料"}
                """
            })
    record Materials(
            @NotEmpty @Size(max = 50) List<@NotNull @Valid MaterialRequest> materials,
            @NotBlank @Size(max = 500) String reason) {

        List<Material> given() {
            return MaterialRequest.materials(materials);
        }
    }

    /** What is to be different; what is absent stays. */
    @Schema(
            name = "FilingChange",
            examples = {
                """
                {"treatmentRegions": ["220300"], "reason": "迁居四平",
                 "materials": [{"kind": "identity-voucher", "reference": "电子凭证"},
                               {"kind": "residence-proof", "reference": "居住证"}]}
                """
            })
    record Changed(
            @Size(min = 1, max = 20) List<@NotNull RegionCode> treatmentRegions,
            @Size(max = 20) List<@NotBlank String> institutions,
            @Size(min = 1, max = 40) String channel,
            LocalDate validFrom,
            LocalDate validUntil,
            @Size(max = 50) List<@NotNull @Valid MaterialRequest> materials,
            boolean promise,
            @NotBlank @Size(max = 500) String reason,
            @Valid AgentRequest agent) {

        FilingAmendment.Change change() {
            return new FilingAmendment.Change(
                    Optional.ofNullable(treatmentRegions),
                    Optional.ofNullable(institutions),
                    Optional.ofNullable(channel),
                    Optional.ofNullable(validFrom),
                    Optional.ofNullable(validUntil),
                    MaterialRequest.materials(materials),
                    promise,
                    reason,
                    Optional.ofNullable(agent).map(AgentRequest::agent));
        }
    }

    /** A later last day; none for a long-term filing that shall have no end. */
    @Schema(
            name = "FilingExtension",
            examples = "{\"validUntil\": \"2027-06-30\", \"reason\": \"继续治疗\"}")
    record Extended(
            LocalDate validUntil,
            @Size(max = 50) List<@NotNull @Valid MaterialRequest> materials,
            @NotBlank @Size(max = 500) String reason) {

        Optional<LocalDate> until() {
            return Optional.ofNullable(validUntil);
        }

        List<Material> given() {
            return MaterialRequest.materials(materials);
        }
    }
}
