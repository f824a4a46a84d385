package org.crossregion.settlement.injury;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.crossregion.eligibility.CareCause;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.OffsetDateTime;

/**
 * A patient declares how they were injured.
 *
 * @param phone where the patient can be reached
 * @param cause what it came from, such as {@code other-injury}; absent if it is not said
 * @param thirdParty whether somebody else is liable: then it is refused
 * @param signer a relative who signs; absent if the patient does
 */
@Schema(
        examples =
                """
                {"phone": "13800000000", "happenedAt": "2026-10-05T07:40:00+08:00",
                 "place": "吉林市船营区示例小区楼梯", "course": "下楼时踩空摔倒，致右踝骨折",
                 "cause": "other-injury", "thirdParty": false}
                """)
record InjuryRequest(
        @NotBlank @Pattern(regexp = "[0-9+\\- ]{5,20}") String phone,
        @NotNull OffsetDateTime happenedAt,
        @NotBlank @Size(max = 200) String place,
        @NotBlank @Size(max = 1000) String course,
        CareCause cause,
        boolean thirdParty,
        @Valid Signer signer) {

    /** A relative who signs in the patient's place. */
    record Signer(
            @NotBlank @Size(max = 50) String name,
            @Schema(examples = "配偶") @NotBlank @Size(max = 20) String relation,
            @NotBlank @Size(max = 30) String certificateNo) {}
}
