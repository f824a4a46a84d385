package org.crossregion.clearing.year;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.deduction.Deductions;
import org.crossregion.clearing.detail.Holding;
import org.crossregion.clearing.detail.LeftOver;
import org.crossregion.clearing.detail.LeftOvers;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.SignOff;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.region.Regions;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A region applies that an item be cleared, the other side answers, the authority decides: three
 * people. Approval lets the item go where it stands; what is rejected stays held.
 */
@ApplicationScoped
public class Applications {

    private final ApplicationRepository repository;
    private final LeftOvers leftOvers;
    private final Holding holding;
    private final Deductions deductions;
    private final Periods periods;
    private final Policies policies;
    private final Regions regions;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Applications(
            ApplicationRepository repository,
            LeftOvers leftOvers,
            Holding holding,
            Deductions deductions,
            Periods periods,
            Policies policies,
            Regions regions,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.leftOvers = leftOvers;
        this.holding = holding;
        this.deductions = deductions;
        this.periods = periods;
        this.policies = policies;
        this.regions = regions;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** A region's own of a year, oldest first. */
    public List<Application> of(PeriodKey year, RegionCode region) {
        return repository.of(year, region);
    }

    /** The last one of a year for each of these settlements that has any. */
    List<Application> latest(PeriodKey year, List<String> settlements) {
        return settlements.isEmpty() ? List.of() : repository.latest(year, settlements);
    }

    /** Those of a year that nobody has decided yet, oldest first. */
    List<Application> undecided(PeriodKey year) {
        return repository.undecided(year);
    }

    /** The last day on which somebody may still answer one of a year; empty if all are answered. */
    public Optional<LocalDate> lastAnswer(PeriodKey year) {
        return undecided(year).stream()
                .filter(one -> one.answer().isEmpty())
                .map(Application::answerBy)
                .max(LocalDate::compareTo);
    }

    /** Those that somebody may still answer, by the last day for it. */
    List<Application> toBeAnswered(LocalDate from, LocalDate to) {
        return repository.toBeAnswered(from, to);
    }

    @Transactional
    Application apply(PeriodKey year, ApplicationRequest request) {
        PeriodState state = periods.lock(year).state();
        LeftOver item = item(year, request.settlementId());
        Sides sides = sides(item);
        mustBeLeftOver(item);
        if (item.standing().equals(year.period()) && state.compareTo(PeriodState.CONFIRMED) >= 0) {
            throw new Refused(
                    ClearingRefusal.YEAR_CONFIRMED,
                    year + " is " + state.code() + "; what is not decided by then goes on held");
        }
        repository.ofSettlement(request.settlementId()).stream()
                .filter(one -> !one.isDecided())
                .findFirst()
                .ifPresent(
                        open -> {
                            throw new Refused(
                                    ClearingRefusal.APPLICATION_OPEN,
                                    open.settlementId() + " is applied for in " + open.id());
                        });
        Instant now = clock.instant();
        Application application =
                new Application(
                        EventIds.next(),
                        year,
                        item.settlementId(),
                        request.kind(),
                        sides.own,
                        sides.other,
                        sides.own.equals(item.pair().treatment()),
                        item.scheme(),
                        item.origin(),
                        amount(request, item),
                        request.reason(),
                        request.evidence(),
                        answerBy(year, Beijing.day(now)),
                        caller.user(),
                        now,
                        Optional.empty(),
                        Optional.empty());
        repository.add(application);
        audit.record(
                "year-application-made",
                subject(application.id()),
                Map.of(
                        "year",
                        year.toString(),
                        "settlementId",
                        application.settlementId(),
                        "kind",
                        application.kind().code(),
                        "reason",
                        application.reason()));
        return application;
    }

    @Transactional
    Application answer(PeriodKey year, UUID id, boolean accepted, Optional<String> note) {
        Application application = lock(year, id);
        if (application.answer().isPresent() || application.isSilent(clock.instant())) {
            throw new Refused(
                    ClearingRefusal.APPLICATION_ANSWERED,
                    id
                            + " was answered, or not answered by "
                            + application.answerBy()
                            + ", which counts as accepted");
        }
        caller.mustCover(application.counterparty());
        mustBeAnother(application, application.appliedBy(), "answers");
        return answered(
                application,
                new Application.Answer(accepted, false, note, caller.user(), clock.instant()));
    }

    @Transactional
    Application decide(PeriodKey year, UUID id, boolean approved, Optional<String> note) {
        Application application = lock(year, id);
        caller.mustCover(year.circle().authority());
        if (application.isDecided()) {
            throw new Refused(ClearingRefusal.APPLICATION_DECIDED, id + " has been decided");
        }
        if (application.isSilent(clock.instant())) {
            application = answered(application, silence());
        }
        Application.Answer answer =
                application
                        .answer()
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                ClearingRefusal.APPLICATION_UNANSWERED,
                                                id + " may be answered; wait for the other side"));
        mustBeAnother(application, application.appliedBy(), "decides");
        mustBeAnother(application, answer.by(), "decides");

        Optional<Period> clearsIn =
                effect(item(year, application.settlementId()), approved, "年终清算申请 " + id);
        Application.Decision decision =
                new Application.Decision(approved, note, clearsIn, caller.user(), clock.instant());
        repository.decide(id, decision);
        audit.record(
                "year-application-" + (approved ? "approved" : "rejected"),
                subject(id),
                Map.of(
                        "settlementId",
                        application.settlementId(),
                        "clearsIn",
                        clearsIn.map(Period::toString).orElse(""),
                        "note",
                        note.orElse("")));
        return repository.find(id).orElseThrow();
    }

    /**
     * What is approved is let go where it stands, what is rejected stays held. A deduction stands
     * already, two people having decided it: approved it stays, rejected it is withdrawn.
     *
     * @return the period it clears in; empty if it does not
     */
    private Optional<Period> effect(LeftOver item, boolean approved, String note) {
        if (item.deducted()) {
            mustBeLeftOver(item);
            if (approved) {
                return Optional.of(item.standing());
            }
            leftOvers.deductions(item).forEach(one -> deductions.takeBack(one, note));
            return Optional.empty();
        }
        return approved
                ? Optional.of(holding.release(item.settlementId(), note, caller.user()))
                : Optional.empty();
    }

    /** Answers, for those who did not by their day, as silence is to be understood. */
    @Transactional
    public int answerForTheSilent() {
        List<Application> silent = repository.unansweredBefore(Beijing.day(clock.instant()));
        for (Application one : silent) {
            Application application = repository.lock(one.id()).orElseThrow();
            if (application.isSilent(clock.instant())) {
                answered(application, silence());
            }
        }
        return silent.size();
    }

    /**
     * Counts the last days to answer again, on the working days as they are known by now: a
     * provisional calendar may have been published with other days.
     */
    @Transactional
    void recountAnswers() {
        for (Application one : repository.open()) {
            answerDay(one.year(), Beijing.day(one.appliedAt()))
                    .filter(day -> !day.equals(one.answerBy()))
                    .ifPresent(day -> move(one, day));
        }
    }

    private void move(Application one, LocalDate day) {
        repository.lock(one.id());
        repository.moveLimit(one.id(), day, clock.instant());
        audit.record(
                "year-application-limit-moved",
                subject(one.id()),
                Map.of("from", one.answerBy().toString(), "answerBy", day.toString()));
    }

    Application find(PeriodKey year, UUID id) {
        return mustBeOf(year, id, repository.find(id));
    }

    /** One that the caller's region is a side of, or that it decides about. */
    Application seen(UUID id) {
        Application application =
                repository
                        .find(id)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                ClearingRefusal.APPLICATION_UNKNOWN,
                                                "no application " + id));
        if (!caller.covers(application.region())) {
            caller.mustCover(application.counterparty());
        }
        return application;
    }

    /** All of them or, if one is refused, none. */
    @Transactional
    List<Application> applyAll(PeriodKey year, List<ApplicationRequest> requests) {
        return requests.stream().map(request -> apply(year, request)).toList();
    }

    /** All of them or, if one is refused, none. */
    @Transactional
    List<Application> answerAll(
            PeriodKey year, Collection<UUID> ids, boolean accepted, Optional<String> note) {
        return ids.stream().map(id -> answer(year, id, accepted, note)).toList();
    }

    /** All of them or, if one is refused, none. */
    @Transactional
    List<Application> decideAll(
            PeriodKey year, Collection<UUID> ids, boolean approved, Optional<String> note) {
        return ids.stream().map(id -> decide(year, id, approved, note)).toList();
    }

    private Application lock(PeriodKey year, UUID id) {
        return mustBeOf(year, id, repository.lock(id));
    }

    private static Application mustBeOf(PeriodKey year, UUID id, Optional<Application> found) {
        return found.filter(application -> application.year().equals(year))
                .orElseThrow(
                        () ->
                                new Refused(
                                        ClearingRefusal.APPLICATION_UNKNOWN,
                                        "no application " + id + " in " + year));
    }

    private Application answered(Application application, Application.Answer answer) {
        repository.answer(application.id(), answer);
        audit.record(
                "year-application-answered",
                subject(application.id()),
                Map.of(
                        "accepted",
                        answer.accepted(),
                        "silent",
                        answer.silent(),
                        "note",
                        answer.note().orElse("")));
        return repository.find(application.id()).orElseThrow();
    }

    private Application.Answer silence() {
        return new Application.Answer(
                true, true, Optional.empty(), SignOff.CALENDAR, clock.instant());
    }

    private void mustBeAnother(Application application, String before, String does) {
        if (before.equals(caller.user())) {
            throw new Refused(
                    ClearingRefusal.APPLICATION_NEEDS_ANOTHER,
                    "another person than "
                            + before
                            + " "
                            + does
                            + " application "
                            + application.id());
        }
    }

    private LeftOver item(PeriodKey year, String settlementId) {
        LeftOver item =
                leftOvers
                        .find(settlementId, year.period())
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                ClearingRefusal.DETAIL_UNKNOWN,
                                                "no detail " + settlementId));
        if (!item.isOf(year.period())) {
            throw Refused.field(
                    "settlementId",
                    "of-year",
                    settlementId + " is of " + item.origin().year() + ", not " + year.period());
        }
        if (!decidesAbout(year.circle(), item)) {
            throw Refused.field(
                    "settlementId",
                    "within-circle",
                    year.circle() + " does not decide about " + item.pair());
        }
        return item;
    }

    /** Within a province its province tier decides, across a border the national tier of either. */
    private static boolean decidesAbout(Circle circle, LeftOver item) {
        return circle.tier() == item.pair().tier()
                && (circle.tier() == Tier.PROVINCE
                        ? circle.encloses(item.pair())
                        : circle.covers(item.pair()));
    }

    private static void mustBeLeftOver(LeftOver item) {
        if (!item.open() || !item.held() && !item.deducted()) {
            throw new Refused(
                    ClearingRefusal.NOT_LEFT_OVER,
                    item.settlementId()
                            + (item.open() ? " clears in " : " was cleared in ")
                            + item.standing());
        }
    }

    /** Who applies and who answers. */
    private record Sides(RegionCode own, RegionCode other) {}

    /** The treatment region's people apply as such, even if the caller's region covers both. */
    private Sides sides(LeftOver item) {
        RegionCode insured = item.pair().insured();
        RegionCode treatment = item.pair().treatment();
        if (caller.covers(treatment)) {
            boolean own = caller.region().filter(insured::equals).isPresent();
            return own ? new Sides(insured, treatment) : new Sides(treatment, insured);
        }
        if (caller.covers(insured)) {
            return new Sides(insured, treatment);
        }
        throw new Refused(
                SharedRefusal.OUT_OF_SCOPE, item.settlementId() + " is none of the caller's");
    }

    private static Money amount(ApplicationRequest request, LeftOver item) {
        Money amount = Optional.ofNullable(request.amount()).orElse(item.owed());
        long whole = item.owed().fen();
        boolean sameSign = Long.signum(amount.fen()) == Long.signum(whole);
        if (!sameSign || Math.abs(amount.fen()) > Math.abs(whole)) {
            throw Refused.field(
                    "amount",
                    "within-item",
                    "must not be more than the item's " + item.owed() + ", nor the other way");
        }
        return amount;
    }

    private LocalDate answerBy(PeriodKey year, LocalDate today) {
        return answerDay(year, today)
                .orElseThrow(
                        () ->
                                new Refused(
                                        ClearingRefusal.WORKING_DAYS_UNKNOWN,
                                        "a deadline from " + today + " on cannot be counted"));
    }

    /** The last day to answer what is applied for on a day, if its working days are known. */
    private Optional<LocalDate> answerDay(PeriodKey year, LocalDate appliedOn) {
        int days = policies.yearEnd(year.circle(), year.period()).answerWorkingDays();
        try {
            return Optional.of(regions.workingDays().plusWorkingDays(appliedOn, days));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String subject(UUID id) {
        return "year-application/" + id;
    }
}
