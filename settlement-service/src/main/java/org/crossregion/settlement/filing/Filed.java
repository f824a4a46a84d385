package org.crossregion.settlement.filing;

import org.crossregion.eligibility.CareQuestion;
import org.crossregion.eligibility.Eligibility;
import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.eligibility.FiledPermission;
import org.crossregion.eligibility.FilingRules;
import org.crossregion.eligibility.HomeCare;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All of a person's filings.
 *
 * @param atHome by filing id what each leaves of care at home
 */
record Filed(List<FiledPermission> filings, Map<String, HomeCare> atHome) {

    static Filed of(List<FilingChanged> filings) {
        return new Filed(
                filings.stream().map(FilingChanged::permission).toList(),
                filings.stream()
                        .collect(Collectors.toMap(FilingChanged::filingId, FilingChanged::atHome)));
    }

    EligibilityAnswer answer(FilingRules rules, CareQuestion question) {
        return Eligibility.answer(rules, filings, atHome, question);
    }
}
