package org.crossregion.filing.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.crossregion.eligibility.NoticeRule;

import java.util.Set;
import java.util.TreeSet;

/**
 * Until when the region must be told of a stay elsewhere (S4 第十一条(四), 第十二条(三)).
 *
 * @param days calendar days after the admission; the last of them still counts
 * @param largeAmountDays the same for the large-amount scheme, which wants a telephone number too;
 *     absent if it wants no notice
 * @param largeAmountMonths for how many months after the admission that scheme pays; without limit
 *     if absent
 * @param largeAmountCategories the categories of filings of whoever has entered that scheme
 */
public record AdmissionNoticeTerms(
        @JsonProperty(required = true) int days,
        Integer largeAmountDays,
        Integer largeAmountMonths,
        Set<String> largeAmountCategories) {

    public AdmissionNoticeTerms {
        largeAmountCategories =
                new TreeSet<>(largeAmountCategories == null ? Set.of() : largeAmountCategories);
        rule(days, largeAmountDays, largeAmountMonths, largeAmountCategories);
    }

    /** What bears on eligibility. */
    public NoticeRule rule() {
        return rule(days, largeAmountDays, largeAmountMonths, largeAmountCategories);
    }

    private static NoticeRule rule(
            int days, Integer largeDays, Integer largeMonths, Set<String> categories) {
        return new NoticeRule(
                days,
                largeDays == null ? 0 : largeDays,
                largeMonths == null ? 0 : largeMonths,
                categories);
    }
}
