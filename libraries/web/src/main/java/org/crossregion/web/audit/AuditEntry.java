package org.crossregion.web.audit;

import java.time.Instant;

/**
 * One row of the audit trail.
 *
 * @param businessAt by the business clock
 * @param recordedAt by the system's clock
 * @param detail JSON
 */
record AuditEntry(
        long id,
        String author,
        String role,
        String institution,
        String region,
        Instant businessAt,
        Instant recordedAt,
        String requestId,
        String action,
        String subject,
        String detail) {}
