package org.crossregion.clearing.claim;

import org.crossregion.values.Money;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A transfer of an agency to one of its institutions for a period (拨付). */
public record HospitalPayment(
        UUID id,
        String institution,
        String period,
        Money amount,
        LocalDate paidOn,
        String bankReference,
        String recordedBy,
        OffsetDateTime recordedAt) {}
