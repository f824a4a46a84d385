package org.crossregion.web.form;

import com.fasterxml.jackson.databind.JsonNode;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/**
 * What anyone may learn about a form from its verification code: enough to tell a copy from a
 * forgery and an old paper from what counts, and nothing about a person.
 *
 * @param genuine always true: a code that is not ours has no such answer
 * @param status current or superseded
 * @param supersededBy what counts instead; null if it is current
 * @param sha256 of the canonical JSON
 * @param totals the total row of each section that has one, with the titles of its columns
 */
public record Verified(
        String code,
        boolean genuine,
        String status,
        String statusName,
        Superseded supersededBy,
        String form,
        String title,
        String number,
        String version,
        String unit,
        String sha256,
        @Schema(type = SchemaType.ARRAY, implementation = Object.class) JsonNode totals,
        Instant issuedAt) {

    static Verified of(IssuedForm form, Superseded supersededBy) {
        boolean current = supersededBy == null;
        return new Verified(
                form.code(),
                true,
                current ? "current" : "superseded",
                current ? "有效" : "已被取代",
                supersededBy,
                form.form(),
                form.title(),
                form.number(),
                form.version(),
                form.unit(),
                form.sha256(),
                form.totals(),
                form.issuedAt());
    }
}
