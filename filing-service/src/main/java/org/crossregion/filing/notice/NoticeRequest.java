package org.crossregion.filing.notice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A stay elsewhere is told.
 *
 * @param ward the room
 * @param phone where the patient can be reached; the large-amount scheme demands it
 * @param toldAt when a clerk was told, such as yesterday by telephone; now if absent, and always
 *     now if a hospital tells it
 * @param channel {@code counter}, {@code phone} or {@code online}; absent from a hospital
 */
@Schema(
        examples =
                """
                {"personNo": "99990000000000000001", "institution": "H22020000001",
                 "department": "心内科", "ward": "6病区603室", "bed": "12",
                 "phone": "13800000000", "admittedOn": "2026-10-05", "channel": "phone"}
                """)
record NoticeRequest(
        @NotBlank @Size(max = 30) String personNo,
        @NotBlank @Size(max = 30) String institution,
        @NotBlank @Size(max = 100) String department,
        @Size(max = 50) String ward,
        @NotBlank @Size(max = 30) String bed,
        @Pattern(regexp = "[0-9+\\- ]{5,20}") String phone,
        @NotNull LocalDate admittedOn,
        OffsetDateTime toldAt,
        Channel channel) {}
