package org.crossregion.clearing.statement;

import org.crossregion.clearing.period.PeriodKey;

import java.time.Instant;
import java.util.Optional;

/**
 * A numbered version of what a period came to.
 *
 * @param facts the input watermark: the last fact that was in
 * @param exceptions the same of the exceptions
 * @param sha256 the hash of the canonical text
 * @param canonical the table as canonical JSON, without sign-off, number and code
 * @param number its official number, once issued
 */
public record Statement(
        long id,
        PeriodKey key,
        int version,
        long facts,
        long exceptions,
        String sha256,
        String canonical,
        Instant drawnAt,
        Optional<String> number) {}
