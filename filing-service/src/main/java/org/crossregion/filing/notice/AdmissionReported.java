package org.crossregion.filing.notice;

import org.crossregion.web.identity.ProtectedIdentity;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A hospital's admission message said where a person lies, as settlement tells it; see
 * docs/contracts.
 *
 * @param phone of the contact, protected; null if none was said
 * @param reportedAt when the message came, by our server's clock
 */
record AdmissionReported(
        String visitId,
        String personNo,
        String institution,
        String department,
        String bed,
        ProtectedIdentity phone,
        LocalDate admittedOn,
        Instant reportedAt) {}
