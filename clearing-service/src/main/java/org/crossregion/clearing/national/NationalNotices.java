package org.crossregion.clearing.national;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.NoticeKind;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.region.Regions;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RemittanceCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Registers what the nation has issued to a province that loads the nation's result. Only then can
 * it be told that another province has paid, and the province's own regions be paid from it.
 *
 * <p>They must come to what the loaded result says is owed, to the fen. Of each the other
 * province's side is registered with it, as far as it follows from ours, so that money between the
 * two settles both; a side that the other province has registered itself stays as it is.
 */
@ApplicationScoped
class NationalNotices {

    private static final Circle NATION = new Circle(RegionCode.NATION, Tier.NATIONAL);

    private final Policies policies;
    private final Periods periods;
    private final Beside beside;
    private final Notices notices;
    private final Regions regions;
    private final Clock clock;

    NationalNotices(
            Policies policies,
            Periods periods,
            Beside beside,
            Notices notices,
            Regions regions,
            Clock clock) {
        this.policies = policies;
        this.periods = periods;
        this.beside = beside;
        this.notices = notices;
        this.regions = regions;
        this.clock = clock;
    }

    /** What is between the province and another, one way, under one scheme. */
    private record Place(Direction direction, RegionCode province, Scheme scheme)
            implements Comparable<Place> {

        static Place of(Notice notice, Notice.Line line) {
            return new Place(notice.direction(), line.counterparty(), line.scheme());
        }

        @Override
        public int compareTo(Place other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return direction.code() + " " + province + " " + scheme.code();
        }
    }

    /**
     * Registers the nation's notices of a month. The same ones again are answered as before.
     *
     * @throws Refused if the month is computed, has not been issued, or if they are not what the
     *     nation's result says is owed; nothing is registered then
     */
    @Transactional
    List<Notice> register(
            RegionCode province, Period period, List<NationalNoticesRequest.Told> told, String by) {
        if (!policies.imports(province, period)) {
            throw new Refused(
                    ClearingRefusal.NATIONAL_RESULT_NOT_ASKED,
                    "policy lets " + province + " compute its national tier of " + period);
        }
        PeriodKey key = new PeriodKey(new Circle(province, Tier.NATIONAL), period);
        Progress progress = periods.lock(key);
        if (progress.state() != PeriodState.ISSUED) {
            throw new Refused(
                    ClearingRefusal.PERIOD_IN_OTHER_STATE,
                    "%s is %s; the nation's notices are registered once it is issued"
                            .formatted(key, progress.state().code()));
        }
        mustBeOwed(told, owed(province, period));

        SortedMap<Place, Money> there = lines(of(province, period));
        for (NationalNoticesRequest.Told one : told) {
            List<NationalNoticesRequest.Line> fresh =
                    one.lines().stream()
                            .filter(line -> !there.containsKey(place(one, line)))
                            .toList();
            if (!fresh.isEmpty()) {
                register(province, period, one, fresh, by);
            }
        }
        return of(province, period);
    }

    /** The nation's notices to a province that are registered. */
    List<Notice> of(RegionCode province, Period period) {
        return notices.of(NATION, period).stream()
                .filter(one -> one.region().equals(province))
                .toList();
    }

    private void register(
            RegionCode province,
            Period period,
            NationalNoticesRequest.Told told,
            List<NationalNoticesRequest.Line> lines,
            String by) {
        if (notices.find(told.number()).isPresent()) {
            throw Refused.field(
                    "notices.number", "once", told.number() + " stands for another notice");
        }
        List<Notice.Line> own = lines.stream().map(line -> line(line.province(), line)).toList();
        notices.register(notice(told, told.number(), period, told.way(), province, own, by));
        TreeSet<RegionCode> others = new TreeSet<>();
        lines.forEach(line -> others.add(line.province()));
        for (RegionCode other : others) {
            notices.register(
                    notice(
                            told,
                            told.number() + "-" + other,
                            period,
                            told.way().opposite(),
                            other,
                            lines.stream()
                                    .filter(line -> line.province().equals(other))
                                    .map(line -> line(province, line))
                                    .toList(),
                            by));
        }
    }

    private Notice notice(
            NationalNoticesRequest.Told told,
            String number,
            Period period,
            Direction direction,
            RegionCode region,
            List<Notice.Line> lines,
            String by) {
        Optional<Notice.Deadline> deadline =
                direction == Direction.PAYABLE
                        ? Optional.of(
                                new Notice.Deadline(
                                        told.deadline(), told.deadline(), told.deadline(), false))
                        : Optional.empty();
        return new Notice(
                number,
                0,
                NATION,
                period,
                NoticeKind.MONTHLY,
                direction,
                region,
                regions.nameOf(region),
                regions.nameOf(RegionCode.NATION),
                told.signedOn(),
                deadline,
                "国家通知书 " + told.number(),
                RemittanceCode.ofNotice(number),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                by,
                clock.instant(),
                lines);
    }

    private Notice.Line line(RegionCode counterparty, NationalNoticesRequest.Line line) {
        return new Notice.Line(
                counterparty,
                regions.nameOf(counterparty),
                line.scheme(),
                line.amount(),
                Money.ZERO);
    }

    private SortedMap<Place, Money> owed(RegionCode province, Period period) {
        TreeMap<Place, Money> owed = new TreeMap<>();
        for (Line line : beside.lines(Share.of(province), period, true)) {
            owed.merge(
                    new Place(line.direction(), line.province(), line.scheme()),
                    line.imported().cleared().minus(line.imported().deducted()),
                    Money::plus);
        }
        owed.values().removeIf(amount -> !amount.isPositive());
        return owed;
    }

    private static SortedMap<Place, Money> lines(List<Notice> all) {
        TreeMap<Place, Money> lines = new TreeMap<>();
        for (Notice notice : all) {
            notice.lines()
                    .forEach(
                            line ->
                                    lines.merge(
                                            Place.of(notice, line), line.amount(), Money::plus));
        }
        return lines;
    }

    private static Place place(NationalNoticesRequest.Told told, NationalNoticesRequest.Line line) {
        return new Place(told.way(), line.province(), line.scheme());
    }

    private static void mustBeOwed(
            List<NationalNoticesRequest.Told> told, SortedMap<Place, Money> owed) {
        List<Violation> violations = new ArrayList<>();
        TreeMap<Place, Money> given = new TreeMap<>();
        for (NationalNoticesRequest.Told one : told) {
            for (NationalNoticesRequest.Line line : one.lines()) {
                Place place = place(one, line);
                if (given.putIfAbsent(place, line.amount()) != null) {
                    violations.add(new Violation(place.toString(), "once", "只能列一行"));
                }
            }
        }
        TreeSet<Place> all = new TreeSet<>(given.keySet());
        all.addAll(owed.keySet());
        for (Place place : all) {
            Money here = owed.getOrDefault(place, Money.ZERO);
            Money there = given.getOrDefault(place, Money.ZERO);
            if (!here.equals(there)) {
                violations.add(
                        new Violation(
                                place.toString(),
                                "equals-national-result",
                                "国家结果%s，通知书%s".formatted(here, there)));
            }
        }
        if (!violations.isEmpty()) {
            throw NationalGate.differs("国家通知书与国家结果不符", violations);
        }
    }
}
