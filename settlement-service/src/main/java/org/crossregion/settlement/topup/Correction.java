package org.crossregion.settlement.topup;

import org.crossregion.values.FilingType;

import java.util.Optional;

/**
 * What a settlement should have been computed with; what is absent was right.
 *
 * @param filingId the filing; absent for emergencies, which need none
 */
record Correction(
        Optional<String> personType,
        Optional<Boolean> civilServant,
        Optional<FilingType> filingType,
        Optional<String> filingId) {}
