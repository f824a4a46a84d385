package org.crossregion.settlement.simulation;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.Benefit;
import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.settlement.benefit.BenefitQuestion;
import org.crossregion.settlement.benefit.CrossYear;
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

/**
 * Enters the bills and mirrors of one person once more, in their order: what lies before the month
 * as it was, the month's bills by the candidate, on the year, the stay and the account as they then
 * are. A mirror takes back what its bill did here.
 */
final class PersonReplay {

    private final Candidates candidates;
    private final Map<Year, State> years = new HashMap<>();
    private final Map<String, Effect> effects = new HashMap<>();
    private final Map<String, Stay> stays = new HashMap<>();
    private final List<SimulatedBill> bills = new ArrayList<>();

    /** What the account holds more than it did, for it was asked for less. */
    private Money kept = Money.ZERO;

    private int untouched;

    /** Standing bills of the month that are, or would be, divided by days. */
    private final Set<String> acrossYears = new HashSet<>();

    PersonReplay(Candidates candidates) {
        this.candidates = candidates;
    }

    private record Year(Scheme scheme, int year) {}

    /** What a year holds, and which numbers its admissions have taken. */
    private static final class State {

        private YearUse used = YearUse.NOTHING;
        private final Set<Integer> taken = new HashSet<>();

        int nextAdmission() {
            int next = 1;
            while (taken.contains(next)) {
                next++;
            }
            return next;
        }
    }

    /** What the standing bills of a stay have counted and borne. */
    private static final class Stay {

        private int admission;
        private Money deductible = Money.ZERO;
    }

    /**
     * What a bill did here.
     *
     * @param kept what it left in the account more than it did
     * @param bill how it was computed; absent if it was left as it was
     */
    private record Effect(
            YearUse change, int admission, Money kept, Optional<SimulatedBill> bill) {}

    /** The bills of the month that stand, in their order. */
    List<SimulatedBill> bills() {
        return bills;
    }

    /** How many standing bills of the month no candidate applies to. */
    int untouched() {
        return untouched;
    }

    int acrossYears() {
        return acrossYears.size();
    }

    void enter(Entry entry) {
        State year =
                years.computeIfAbsent(new Year(entry.scheme(), entry.year()), key -> new State());
        if (entry.originalId().isPresent()) {
            takeBack(entry, year);
            return;
        }
        Effect effect = effect(entry, year);
        effects.put(key(entry.settlementId(), entry), effect);
        apply(entry, year, effect.change(), effect.admission());
        kept = kept.plus(effect.kept());
        boolean stands = entry.bill().map(MonthBill::stands).orElse(false);
        if (stands && effect.bill().isPresent()) {
            bills.add(effect.bill().get());
        } else if (stands && isCounted(entry) && !acrossYears.contains(entry.settlementId())) {
            untouched++;
        }
    }

    /** A bill in two years is counted as one bill in one of them. */
    private static boolean isCounted(Entry entry) {
        return entry.change().bills() > 0;
    }

    private static String key(String settlementId, Entry entry) {
        return settlementId + " " + entry.year();
    }

    private void takeBack(Entry mirror, State year) {
        Effect done = effects.get(key(mirror.originalId().orElseThrow(), mirror));
        if (done == null) {
            apply(mirror, year, mirror.change(), 0);
            return;
        }
        kept = kept.minus(done.kept());
        apply(mirror, year, done.change().negated(), done.admission());
    }

    private void apply(Entry entry, State year, YearUse change, int admission) {
        year.used = year.used.plus(change);
        Stay stay = stays.computeIfAbsent(entry.visitId(), id -> new Stay());
        stay.deductible = stay.deductible.plus(change.deductible());
        if (change.admissions() > 0) {
            year.taken.add(admission);
            stay.admission = admission;
        } else if (change.admissions() < 0) {
            year.taken.remove(admission);
            stay.admission = 0;
        }
    }

    private Effect effect(Entry entry, State year) {
        Optional<Effect> same =
                entry.restoredOf().map(original -> effects.get(key(original, entry)));
        if (same.isPresent()) {
            Effect done = same.get();
            return new Effect(
                    done.change(),
                    done.admission(),
                    done.kept(),
                    done.bill().map(bill -> renumbered(bill, entry.settlementId())));
        }
        boolean again = entry.restoredOf().isPresent();
        Optional<BenefitPolicy> candidate =
                entry.bill()
                        .filter(bill -> !again)
                        .flatMap(bill -> candidates.of(bill.insuredRegion(), entry.scheme()));
        boolean dividing =
                candidate.isPresent() && isDivided(entry.bill().orElseThrow(), candidate.get());
        if (dividing && entry.bill().orElseThrow().stands()) {
            acrossYears.add(entry.settlementId());
        }
        if (candidate.isEmpty() || dividing) {
            return new Effect(entry.change(), entry.admission(), Money.ZERO, Optional.empty());
        }
        return computed(entry, entry.bill().orElseThrow(), candidate.get(), year);
    }

    private static boolean isDivided(MonthBill bill, BenefitPolicy candidate) {
        return bill.divided() || bill.inTwoYears() && candidate.crossYear() == CrossYear.BY_DAYS;
    }

    private static SimulatedBill renumbered(SimulatedBill bill, String settlementId) {
        return new SimulatedBill(
                settlementId,
                bill.scheme(),
                bill.careType(),
                bill.before(),
                bill.after(),
                bill.covered());
    }

    private Effect computed(Entry entry, MonthBill bill, BenefitPolicy candidate, State year) {
        Stay stay = stays.getOrDefault(entry.visitId(), new Stay());
        boolean counted = bill.stay() && stay.admission > 0;
        int admission = counted ? stay.admission : number(entry, year);
        FundSplit before = bill.split();
        BenefitQuestion question =
                new BenefitQuestion(
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
                        bill.stay()
                                ? year.used.afterAdmissions(admission - (counted ? 0 : 1))
                                : year.used,
                        bill.stay(),
                        counted,
                        bill.stay() ? stay.deductible : Money.ZERO,
                        bill.balanceBefore().plus(kept).orZeroIfNegative(),
                        bill.accountMayPay(),
                        false);
        BenefitPolicy policy = candidate.applied(bill.familyBed(), bill.claimed());
        Optional<Benefit> benefit = policy.compute(question);
        FundSplit after = benefit.map(Benefit::split).orElseGet(() -> allInCash(before));
        YearUse change = benefit.map(Benefit::change).orElseGet(() -> nothingPaid(before));
        return new Effect(
                change,
                change.admissions() > 0 ? admission : 0,
                before.account().minus(after.account()),
                Optional.of(
                        new SimulatedBill(
                                entry.settlementId(),
                                entry.scheme(),
                                bill.careType(),
                                before,
                                after,
                                benefit.isPresent())));
    }

    /** As it was numbered; if it was not counted, the lowest free number. */
    private static int number(Entry entry, State year) {
        return entry.admission() > 0 ? entry.admission() : year.nextAdmission();
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
    private static YearUse nothingPaid(FundSplit bill) {
        return new YearUse(
                1, 0, bill.total(), Money.ZERO, Map.of(), Money.ZERO, Map.of(), Map.of());
    }
}
