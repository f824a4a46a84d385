package org.crossregion.web.form;

import com.fasterxml.jackson.databind.JsonNode;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/**
 * What anyone may learn about a form from its verification code: enough to tell a copy from a
 * forgery, and nothing about a person.
 *
 * @param sha256 of the canonical JSON
 * @param totals the total row of each section that has one
 */
public record IssuedForm(
        String code,
        String form,
        String title,
        String number,
        String version,
        String unit,
        String sha256,
        @Schema(type = SchemaType.ARRAY, implementation = Object.class) JsonNode totals,
        Instant issuedAt) {}
