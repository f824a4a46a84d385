package org.crossregion.clearing.bank;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.UUID;

/**
 * A bank's file as it was handed in.
 *
 * @param owner whose people handed it in
 * @param sha256 of the file; the same file again is the same statement
 * @param lines that are new in it
 * @param repeated lines that an earlier file told of
 * @param amount of the new lines
 */
record BankStatement(
        UUID id,
        RegionCode owner,
        String sha256,
        String fileName,
        int lines,
        int repeated,
        Money amount,
        String uploadedBy,
        Instant uploadedAt) {}
