package org.crossregion.clearing.contract;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One charge between a treatment agency and its hospital.
 *
 * @param period the month whose payment it belongs to
 * @param caseId the audit case it came out of
 * @param decidedBy who decided last
 */
record ContractCharge(
        UUID id,
        ChargeKind kind,
        RegionCode treatmentRegion,
        String institution,
        Period period,
        Money amountFen,
        Optional<UUID> caseId,
        String reason,
        String recordedBy,
        Instant recordedAt,
        ChargeState state,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> note) {}
