package org.crossregion.filing.filing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A filing as it is asked for. */
@Schema(
        description = "An application for a filing (登记备案)",
        examples = {
            """
            {"personNo": "99990000000000000001", "type": "resettled-retiree",
             "treatmentRegions": ["220200"], "institutions": [], "channel": "agency",
             "validFrom": "2026-09-20", "validUntil": null,
             "materials": [{"kind": "identity-voucher", "reference": "电子凭证"},
                           {"kind": "settlement-proof", "reference": "户口簿首页"}],
             "promise": false, "reason": "退休后随子女定居",
             "agent": {"name": "代办人", "relation": "子女", "phone": "13000000000",
                       "certificateNo": "999901198001010011"}}
            """
        })
public record FilingRequest(
        @NotBlank @Size(max = 30) String personNo,
        @NotNull FilingType type,
        @Size(max = 40) String category,
        @NotEmpty @Size(max = 20) List<@NotNull RegionCode> treatmentRegions,
        @Size(max = 20) List<@NotBlank String> institutions,
        @NotBlank @Size(max = 40) String channel,
        @NotNull LocalDate validFrom,
        LocalDate validUntil,
        @Size(max = 50) List<@NotNull @Valid MaterialRequest> materials,
        boolean promise,
        @NotBlank @Size(max = 500) String reason,
        @Size(max = 12) String referredBy,
        @Valid AgentRequest agent,
        @Size(max = 20) String diagnosis) {

    /**
     * One thing handed in.
     *
     * @param document the id of its upload, where there is one
     */
    public record MaterialRequest(
            @NotBlank @Size(max = 60) String kind,
            @NotBlank @Size(max = 200) String reference,
            LocalDate since,
            LocalDate until,
            @Size(max = 33) String document) {

        Material material() {
            return new Material(
                    kind,
                    reference,
                    Optional.ofNullable(since),
                    Optional.ofNullable(until),
                    Optional.ofNullable(document));
        }

        static List<Material> materials(List<MaterialRequest> requests) {
            return Optional.ofNullable(requests).orElse(List.of()).stream()
                    .map(MaterialRequest::material)
                    .toList();
        }
    }

    /**
     * Who files for the person.
     *
     * @param personCertificateNo the person's own number, where the agent shows it as well
     */
    public record AgentRequest(
            @NotBlank @Size(max = 100) String name,
            @Size(max = 40) String relation,
            @Size(max = 30) String phone,
            @NotBlank @Size(max = 30) String certificateNo,
            @Size(max = 30) String personCertificateNo) {

        private static String normal(String number) {
            return number.strip().toUpperCase(Locale.ROOT);
        }

        Agent agent() {
            return new Agent(
                    name,
                    Optional.ofNullable(relation).orElse(""),
                    Optional.ofNullable(phone).orElse(""),
                    normal(certificateNo),
                    Optional.ofNullable(personCertificateNo).map(AgentRequest::normal));
        }
    }

    Application application() {
        return new Application(
                personNo,
                type,
                Optional.ofNullable(category).orElse(""),
                treatmentRegions,
                Optional.ofNullable(institutions).orElse(List.of()),
                channel,
                validFrom,
                Optional.ofNullable(validUntil),
                MaterialRequest.materials(materials),
                promise,
                reason,
                Optional.ofNullable(referredBy),
                Optional.ofNullable(agent).map(AgentRequest::agent),
                Optional.ofNullable(diagnosis).map(code -> code.strip().toUpperCase(Locale.ROOT)));
    }
}
