package org.crossregion.local.platform;

import org.crossregion.values.Money;

/**
 * What a person has used of the year at this platform, before a bill.
 *
 * @param admissions that have borne a deductible
 * @param stayDeductible what earlier bills of the same visit bore
 * @param outpatientDeductible borne of the year's outpatient deductible
 * @param pooling paid by the pooling fund
 * @param layerBase what the further layer was reckoned on
 * @param layerPaid what it paid
 * @param account what the personal account holds now
 */
record TwinUse(
        int admissions,
        boolean visitCounted,
        Money stayDeductible,
        Money outpatientDeductible,
        Money pooling,
        Money layerBase,
        Money layerPaid,
        Money account) {}
