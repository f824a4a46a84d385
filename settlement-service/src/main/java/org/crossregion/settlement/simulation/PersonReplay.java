package org.crossregion.settlement.simulation;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.Benefit;
import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.settlement.benefit.BenefitQuestion;
import org.crossregion.settlement.benefit.CrossYearBill;
import org.crossregion.settlement.benefit.FreedDeductible;
import org.crossregion.settlement.benefit.YearPart;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Enters the bills and mirrors of one person once more, in their order: what lies before the month
 * as it was, the month's bills by the candidate, on the years, the stay and the account as they
 * then are. A stay counts in the years that the candidate says (跨年度住院): all at once, where its
 * first year was entered. A mirror takes back what its bill did here.
 */
final class PersonReplay {

    private final Candidates candidates;
    private final Map<Year, ReplayedYear> years = new HashMap<>();
    private final Map<String, Effect> effects = new HashMap<>();
    private final Set<String> takenBack = new HashSet<>();
    private final Map<String, Stay> stays = new HashMap<>();
    private final List<SimulatedBill> bills = new ArrayList<>();

    /** What the account holds more than it did, for it was asked for less. */
    private Money kept = Money.ZERO;

    private int untouched;
    private int acrossYears;

    PersonReplay(Candidates candidates) {
        this.candidates = candidates;
    }

    private record Year(Scheme scheme, int year) {}

    /** What the standing bills of a stay have counted and borne. */
    private static final class Stay {

        private int admission;
        private Money deductible = Money.ZERO;
    }

    /** What a bill did here to one of its years. */
    private record Part(int year, YearUse change, int admission) {}

    /**
     * What a bill did here, computed once more.
     *
     * @param kept what it left in the account more than it did
     * @param crosses it counts, as it was or here, otherwise than whole in its settlement's year
     */
    private record Effect(List<Part> parts, Money kept, boolean crosses, SimulatedBill bill) {

        Effect of(String settlementId) {
            return new Effect(parts, kept, crosses, bill.of(settlementId));
        }
    }

    /** The bills of the month that stand, in their order. */
    List<SimulatedBill> bills() {
        return bills;
    }

    /** How many standing bills of the month no candidate applies to. */
    int untouched() {
        return untouched;
    }

    /** How many standing bills count, or would, in two years or in one before their settlement. */
    int acrossYears() {
        return acrossYears;
    }

    void enter(Entry entry) {
        ReplayedYear year = year(entry.scheme(), entry.year());
        if (entry.originalId().isPresent()) {
            takeBack(entry, year);
        } else if (!effects.containsKey(entry.settlementId())) {
            add(entry, year);
        }
        if (isTurned(entry)) {
            year.turned(entry.change(), YearUse.NOTHING);
        }
        year.wasAdded(entry.change(), entry.admission());
    }

    private ReplayedYear year(Scheme scheme, int year) {
        return years.computeIfAbsent(new Year(scheme, year), key -> new ReplayedYear());
    }

    /** Whether it takes back, or enters again, what was computed here. */
    private boolean isTurned(Entry entry) {
        return entry.originalId().or(entry::restoredOf).filter(effects::containsKey).isPresent();
    }

    private void add(Entry entry, ReplayedYear year) {
        boolean stands = entry.bill().map(MonthBill::stands).orElse(false);
        Optional<Effect> effect = effect(entry);
        if (effect.isEmpty()) {
            apply(entry.visitId(), year, entry.change(), entry.admission());
            // A bill in two years is counted as one bill in one of them.
            untouched += stands && entry.change().bills() > 0 ? 1 : 0;
            return;
        }
        Effect done = effect.get();
        effects.put(entry.settlementId(), done);
        for (Part part : done.parts()) {
            ReplayedYear itsYear = year(entry.scheme(), part.year());
            apply(entry.visitId(), itsYear, part.change(), part.admission());
            if (entry.restoredOf().isPresent()) {
                itsYear.turned(YearUse.NOTHING, part.change());
            }
        }
        kept = kept.plus(done.kept());
        if (stands) {
            bills.add(done.bill());
            acrossYears += done.crosses() ? 1 : 0;
        }
    }

    private void takeBack(Entry mirror, ReplayedYear year) {
        String bill = mirror.originalId().orElseThrow();
        Effect done = effects.get(bill);
        if (done == null) {
            apply(mirror.visitId(), year, mirror.change(), mirror.admission());
            return;
        }
        if (!takenBack.add(bill)) {
            return;
        }
        kept = kept.minus(done.kept());
        for (Part part : done.parts()) {
            YearUse change = part.change().negated();
            ReplayedYear itsYear = year(mirror.scheme(), part.year());
            apply(mirror.visitId(), itsYear, change, part.admission());
            itsYear.turned(YearUse.NOTHING, change);
        }
    }

    private void apply(String visitId, ReplayedYear year, YearUse change, int admission) {
        year.add(change, admission);
        Stay stay = stays.computeIfAbsent(visitId, id -> new Stay());
        stay.deductible = stay.deductible.plus(change.deductible());
        if (change.admissions() != 0) {
            stay.admission = change.admissions() > 0 ? admission : 0;
        }
    }

    /** Absent if it is left as it was. */
    private Optional<Effect> effect(Entry entry) {
        if (entry.restoredOf().isPresent()) {
            return entry.restoredOf().map(effects::get).map(done -> done.of(entry.settlementId()));
        }
        return entry.bill()
                .flatMap(
                        bill ->
                                candidates
                                        .of(bill.insuredRegion(), entry.scheme())
                                        .map(candidate -> computed(entry, bill, candidate)));
    }

    private Effect computed(Entry entry, MonthBill bill, BenefitPolicy candidate) {
        List<YearPart.Days> days = bill.days(candidate);
        List<YearPart.Days> was =
                bill.divided() ? bill.days() : List.of(new YearPart.Days(entry.year(), 1));
        Stay stay = stays.getOrDefault(entry.visitId(), new Stay());
        boolean counted = bill.stay() && stay.admission > 0;
        int admission = counted ? stay.admission : admission(entry, bill, candidate, days.get(0));
        List<YearPart> parts =
                days.stream()
                        .map(
                                one ->
                                        new YearPart(
                                                one.year(),
                                                one.days(),
                                                seen(entry, bill, candidate, was, one.year())))
                        .toList();
        YearUse first = parts.get(0).used();
        BenefitQuestion question =
                question(
                        bill,
                        bill.stay() ? first.afterAdmissions(admission - (counted ? 0 : 1)) : first,
                        counted,
                        bill.stay() ? stay.deductible : Money.ZERO);
        IntFunction<BenefitPolicy> policies =
                year ->
                        candidates
                                .ofYear(bill.insuredRegion(), entry.scheme(), year)
                                .applied(bill.familyBed(), bill.claimed());
        Optional<List<Benefit>> benefits = CrossYearBill.compute(policies, question, parts);
        FundSplit after =
                benefits.map(all -> CrossYearBill.together(all).split())
                        .orElseGet(() -> allInCash(bill.split()));
        return new Effect(
                benefits.map(all -> parts(days, all, admission))
                        .orElseGet(() -> nothingPaid(days, bill.split())),
                bill.split().account().minus(after.account()),
                bill.crosses(was) || bill.crosses(days),
                new SimulatedBill(
                        entry.settlementId(),
                        entry.scheme(),
                        bill.careType(),
                        bill.split(),
                        after,
                        benefits.isPresent()));
    }

    private BenefitQuestion question(
            MonthBill bill, YearUse used, boolean counted, Money deductibleOfStay) {
        FundSplit before = bill.split();
        return new BenefitQuestion(
                new LineSplit(
                        before.fullSelfPay(),
                        before.overLimit(),
                        before.priorSelfPay(),
                        before.inScope()),
                bill.careType(),
                bill.level(),
                bill.personType(),
                bill.civilServant(),
                bill.filing(),
                used,
                bill.stay(),
                counted,
                deductibleOfStay,
                bill.balanceBefore().plus(kept).orZeroIfNegative(),
                bill.accountMayPay(),
                false);
    }

    /** The lowest free number; not one that was withheld when the bill was entered. */
    private int admission(
            Entry entry, MonthBill bill, BenefitPolicy candidate, YearPart.Days first) {
        if (!bill.stay()) {
            return 0;
        }
        ReplayedYear year = year(entry.scheme(), first.year());
        Set<Integer> passedOver =
                first.year() == entry.year() ? year.passedOver(entry.admission()) : Set.of();
        return year.nextAdmission(
                passedOver.isEmpty() || isGivenOut(entry, bill, candidate) ? Set.of() : passedOver);
    }

    /** Reviewed until now, and by the candidate the next bill's. */
    private boolean isGivenOut(Entry entry, MonthBill bill, BenefitPolicy candidate) {
        return candidate.freedDeductible() != FreedDeductible.REVIEW
                && candidates
                        .stored(bill.insuredRegion(), entry.scheme(), bill.settledOn())
                        .filter(policy -> policy.freedDeductible() == FreedDeductible.REVIEW)
                        .isPresent();
    }

    /** A year as the bill would find it: what a review withheld counts as borne. */
    private YearUse seen(
            Entry entry,
            MonthBill bill,
            BenefitPolicy candidate,
            List<YearPart.Days> was,
            int year) {
        ReplayedYear found = year(entry.scheme(), year);
        for (int i = 0; i < bill.borneBefore().size() && i < was.size(); i++) {
            if (was.get(i).year() == year) {
                Money withheld =
                        withheld(entry, bill, bill.borneBefore().get(i), found.wasUsed(), year);
                return withheld.isPositive() && !isGivenOut(entry, bill, candidate)
                        ? found.bearing(bill.careType(), withheld)
                        : found.used();
            }
        }
        return found.used();
    }

    /** What the bill was told was borne, beyond what the year held. */
    private Money withheld(
            Entry entry, MonthBill bill, Money borneBefore, YearUse wasUsed, int year) {
        if (borneBefore.compareTo(wasUsed.yearlyDeductible(Set.of(bill.careType()))) <= 0) {
            return Money.ZERO;
        }
        return candidates
                .storedOf(bill, entry.scheme(), year)
                .map(
                        policy ->
                                borneBefore.minus(
                                        policy.borneBefore(
                                                question(bill, wasUsed, false, Money.ZERO))))
                .orElse(Money.ZERO)
                .orZeroIfNegative();
    }

    private static List<Part> parts(
            List<YearPart.Days> days, List<Benefit> benefits, int admission) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < benefits.size(); i++) {
            YearUse change = benefits.get(i).change();
            parts.add(
                    new Part(days.get(i).year(), change, change.admissions() > 0 ? admission : 0));
        }
        return parts;
    }

    private static FundSplit allInCash(FundSplit bill) {
        return new FundSplit(
                bill.total(),
                bill.fullSelfPay(),
                bill.overLimit(),
                bill.priorSelfPay(),
                bill.inScope(),
                Map.of(),
                Money.ZERO,
                Money.ZERO,
                bill.total(),
                Money.ZERO);
    }

    /** Such care is not settled directly at all, so it counts as nothing but a bill. */
    private static List<Part> nothingPaid(List<YearPart.Days> days, FundSplit bill) {
        YearUse change =
                new YearUse(
                        1, 0, bill.total(), Money.ZERO, Map.of(), Money.ZERO, Map.of(), Map.of());
        return List.of(new Part(days.get(0).year(), change, 0));
    }
}
