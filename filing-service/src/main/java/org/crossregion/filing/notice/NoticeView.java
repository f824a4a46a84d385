package org.crossregion.filing.notice;

import org.crossregion.eligibility.NoticeRule;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.IdentityProtection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A notice in JSON.
 *
 * @param phone masked; null if none was given
 * @param dueOn the last day on which it was in time; null if the region wants no notice any more
 * @param inTime whether the cost is covered as far as the notice goes
 * @param largeAmountDueOn the same for the large-amount scheme; null if that wants none
 */
record NoticeView(
        String id,
        String personNo,
        RegionCode insuredRegion,
        String institution,
        String department,
        String ward,
        String bed,
        String phone,
        LocalDate admittedOn,
        Instant toldAt,
        LocalDate toldOn,
        Channel channel,
        String visitId,
        LocalDate dueOn,
        boolean inTime,
        LocalDate largeAmountDueOn,
        boolean largeAmountInTime,
        Instant recordedAt,
        String author) {

    static NoticeView of(
            AdmissionNotice one, Optional<NoticeRule> rule, IdentityProtection protection) {
        Optional<LocalDate> due = rule.map(terms -> terms.lastDay(one.admittedOn(), false));
        Optional<LocalDate> largeDue =
                rule.filter(terms -> terms.largeAmountDays() > 0)
                        .map(terms -> terms.lastDay(one.admittedOn(), true));
        return new NoticeView(
                one.id(),
                one.personNo(),
                one.insuredRegion(),
                one.institution(),
                one.department(),
                one.ward(),
                one.bed(),
                one.phone().map(protection::reveal).map(IdentityProtection::mask).orElse(null),
                one.admittedOn(),
                one.toldAt(),
                one.toldOn(),
                one.channel(),
                one.visitId().orElse(null),
                due.orElse(null),
                due.filter(last -> !one.toldOn().isAfter(last)).isPresent(),
                largeDue.orElse(null),
                one.phone().isPresent()
                        && largeDue.filter(last -> !one.toldOn().isAfter(last)).isPresent(),
                one.recordedAt(),
                one.author());
    }
}
