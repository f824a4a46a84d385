package org.crossregion.clearing.deduction;

import java.util.Optional;
import java.util.UUID;

/**
 * What a deduction came out of.
 *
 * @param auditCase the audit case it is part of
 * @param inquiry the cost inquiry that found it
 * @param replaces the deduction that an appeal has lowered to it
 */
record Links(Optional<UUID> auditCase, Optional<UUID> inquiry, Optional<UUID> replaces) {

    static final Links NONE = new Links(Optional.empty(), Optional.empty(), Optional.empty());

    static Links ofCase(UUID id) {
        return new Links(Optional.of(id), Optional.empty(), Optional.empty());
    }

    static Links ofInquiry(UUID id) {
        return new Links(Optional.empty(), Optional.of(id), Optional.empty());
    }

    Links replacing(UUID id) {
        return new Links(auditCase, inquiry, Optional.of(id));
    }
}
