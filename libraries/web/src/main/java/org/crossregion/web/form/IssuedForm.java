package org.crossregion.web.form;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Optional;

/**
 * A form that went out under a verification code, without its rows.
 *
 * @param sha256 of the canonical JSON
 * @param totals the total row of each section that has one, with the titles of its columns
 * @param subject what it was asked for; empty for one that was made before this was kept
 * @param madeNo its place among all, by when it was made last
 */
public record IssuedForm(
        String code,
        String form,
        String title,
        String number,
        String version,
        String unit,
        String sha256,
        JsonNode totals,
        Instant issuedAt,
        Optional<String> subject,
        long madeNo) {}
