package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.accumulator.StayUse;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.settlement.benefit.CrossYear;
import org.crossregion.settlement.benefit.FreedDeductible;
import org.crossregion.settlement.benefit.YearPart;
import org.crossregion.settlement.review.Reviews;
import org.crossregion.settlement.review.Withheld;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Which years a bill counts in, and what they hold for it: the year of its settlement; or, where
 * the policy divides stays by days, those of the days that it bills, which begin where the bill
 * before it ended. So what is discharged on 31 December and settled in January counts in the old
 * year under such a policy, and else in the new one; its month of origin is January's all the same.
 */
@ApplicationScoped
class BilledYears {

    private final SettlementRepository bills;
    private final Accumulators accumulators;
    private final Reviews reviews;

    BilledYears(SettlementRepository bills, Accumulators accumulators, Reviews reviews) {
        this.bills = bills;
        this.accumulators = accumulators;
        this.reviews = reviews;
    }

    /**
     * A year that a bill counts in.
     *
     * @param used before it
     * @param seen by the policy: what is left to a review counts as borne
     */
    record Year(YearUse used, Withheld withheld, YearPart seen) {}

    /**
     * @param read reads a year; each is asked for once, the earlier one first
     */
    List<Year> of(
            BenefitPolicy policy,
            Visit visit,
            SettleRequest request,
            Instant now,
            IntFunction<YearUse> read) {
        return days(policy, visit, request, now).stream()
                .map(one -> year(policy, visit, one, read.apply(one.year())))
                .toList();
    }

    private List<YearPart.Days> days(
            BenefitPolicy policy, Visit visit, SettleRequest request, Instant now) {
        LocalDate today = Beijing.day(now);
        if (!visit.isStay() || policy.crossYear() == CrossYear.WHOLE) {
            return YearPart.of(today, today);
        }
        LocalDate until = visit.billedUntil(today, request.midStay());
        LocalDate began = Beijing.day(visit.beganAt());
        LocalDate from =
                visit.openRound() > 1 && began.getYear() < until.getYear()
                        ? bills.billedUntil(visit.visitId()).filter(began::isBefore).orElse(began)
                        : began;
        return YearPart.of(from.isAfter(until) ? until : from, until);
    }

    private Year year(BenefitPolicy policy, Visit visit, YearPart.Days days, YearUse used) {
        boolean reviewed = policy.freedDeductible() == FreedDeductible.REVIEW && used.bills() > 0;
        Withheld withheld =
                reviewed
                        ? reviews.withheld(visit.personNo(), visit.scheme(), days.year())
                        : Withheld.NOTHING;
        YearUse seen = used.bearing(withheld.yearlyDeductibles());
        return new Year(used, withheld, new YearPart(days.year(), days.days(), seen));
    }

    /** Which admission of its first year a stay is; one that is billed midway stays what it was. */
    int admission(Visit visit, StayUse stay, Year first) {
        if (!visit.isStay()) {
            return 0;
        }
        return stay.counted()
                ? stay.admission()
                : accumulators.nextAdmission(
                        visit.personNo(),
                        visit.scheme(),
                        first.seen().year(),
                        first.used(),
                        first.withheld().admissions());
    }
}
