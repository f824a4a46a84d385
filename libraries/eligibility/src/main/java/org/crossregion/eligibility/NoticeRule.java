package org.crossregion.eligibility;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

/**
 * Until when a region wants to be told of a stay elsewhere (S4 第十一条(四), 第十二条(三)). The day of
 * admission is not counted, the last day is (民法典第二百零一条).
 *
 * @param days days after the admission within which it must be told, or the cost is not covered
 * @param largeAmountDays the same for the large-amount scheme, with a telephone number; 0 if that
 *     scheme wants no notice
 * @param largeAmountMonths for how long after the admission the large-amount scheme pays; 0 if
 *     without limit
 * @param largeAmountCategories the categories of filings that the large-amount scheme's terms hold
 *     for instead
 */
public record NoticeRule(
        int days, int largeAmountDays, int largeAmountMonths, Set<String> largeAmountCategories) {

    public NoticeRule {
        largeAmountCategories = Set.copyOf(largeAmountCategories);
        if (days < 1 || largeAmountDays < 0 || largeAmountMonths < 0) {
            throw new IllegalArgumentException("a notice of no days");
        }
        if (largeAmountDays == 0 && (largeAmountMonths > 0 || !largeAmountCategories.isEmpty())) {
            throw new IllegalArgumentException("a large-amount scheme without largeAmountDays");
        }
    }

    /** Whether the large-amount scheme has terms of its own. */
    boolean hasLargeAmount() {
        return largeAmountDays > 0;
    }

    /** The last day on which a stay may be told of. */
    public LocalDate lastDay(LocalDate admittedOn, boolean largeAmount) {
        return admittedOn.plusDays(largeAmount ? largeAmountDays : days);
    }

    boolean isLargeAmount(String category) {
        return largeAmountCategories.contains(category);
    }

    boolean isTold(Collection<AdmissionTold> notices, CareQuestion question, boolean largeAmount) {
        LocalDate last = lastDay(question.admittedOn(), largeAmount);
        return notices.stream()
                .filter(notice -> notice.isOf(question))
                .filter(notice -> notice.withPhone() || !largeAmount)
                .anyMatch(notice -> !notice.toldOn().isAfter(last));
    }

    /** Whether it was not told in time, and can not be any more. */
    boolean isMissed(
            Collection<AdmissionTold> notices, CareQuestion question, boolean largeAmount) {
        return question.askedOn().isAfter(lastDay(question.admittedOn(), largeAmount))
                && !isTold(notices, question, largeAmount);
    }

    /** Whether the large-amount scheme pays no more for so long a stay. */
    boolean isTooLong(CareQuestion question) {
        return largeAmountMonths > 0 && question.askedOn().isAfter(largeAmountEnd(question));
    }

    LocalDate largeAmountEnd(CareQuestion question) {
        return question.admittedOn().plusMonths(largeAmountMonths);
    }
}
