package org.crossregion.clearing.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.CaseTerms.InquiryTerms;
import org.crossregion.clearing.deadline.DeadlineCalendar;
import org.crossregion.clearing.detail.Deducting;
import org.crossregion.clearing.detail.Detail;
import org.crossregion.clearing.detail.Scope;
import org.crossregion.clearing.journal.CaseEvent;
import org.crossregion.clearing.journal.CaseJournal;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The insured region asks, the treatment region answers, the insured region confirms. */
@ApplicationScoped
public class Inquiries {

    /** Its cases in the journal. */
    static final String KIND = "inquiry";

    private final InquiryRepository repository;
    private final Deducting details;
    private final DeadlineCalendar calendar;
    private final CaseJournal journal;
    private final Caller caller;

    Inquiries(
            InquiryRepository repository,
            Deducting details,
            DeadlineCalendar calendar,
            CaseJournal journal,
            Caller caller) {
        this.repository = repository;
        this.details = details;
        this.calendar = calendar;
        this.journal = journal;
        this.caller = caller;
    }

    /** Asks about a stay that costs as much as policy says, and was not taken back. */
    @Transactional
    Inquiry ask(String settlementId, String question) {
        caller.mustCover(details.find(settlementId).pair().insured());
        Detail detail = details.lock(settlementId);
        details.mustStand(detail);
        Instant now = calendar.now();
        Period month = Period.monthOf(now);
        InquiryTerms terms = calendar.terms(detail.pair(), month).inquiry();
        if (detail.careType() != CareType.INPATIENT
                || detail.split().total().compareTo(terms.threshold()) < 0) {
            throw new Refused(
                    ClearingRefusal.INQUIRY_TOO_SMALL,
                    "%s is %s care of %s; a stay of %s or more can be inquired into"
                            .formatted(
                                    settlementId,
                                    detail.careType().code(),
                                    detail.split().total(),
                                    terms.threshold()));
        }
        Inquiry asked =
                new Inquiry(
                        EventIds.next(),
                        settlementId,
                        detail.origin(),
                        detail.pair().insured(),
                        detail.pair().treatment(),
                        detail.scheme().code(),
                        detail.stay().institution(),
                        detail.split().total(),
                        question,
                        caller.user(),
                        now,
                        month,
                        InquiryState.ASKED,
                        terms.answerBy(Beijing.day(now)),
                        0,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        if (!repository.add(asked)) {
            throw new Refused(
                    ClearingRefusal.INQUIRY_OPEN, settlementId + " is being inquired into already");
        }
        enter(asked, "asked", Optional.of(question), now);
        return asked;
    }

    /** The treatment region's answer; not by whoever asked. */
    @Transactional
    Inquiry answer(UUID id, Finding finding, String text) {
        Instant now = calendar.now();
        Inquiry asked = lock(id);
        caller.mustCover(asked.treatmentRegion());
        mustBeAnother(asked.askedBy(), "asked");
        Inquiry inquiry = rollOver(asked, now);
        Inquiry answered =
                inquiry.answered(
                        finding,
                        text,
                        caller.user(),
                        now,
                        calendar.after(Beijing.day(now), terms(inquiry).confirmDays()));
        repository.change(answered);
        enter(answered, "answered", Optional.of(finding.label() + "：" + text), now);
        return answered;
    }

    /** The insured region is content; not whoever answered. */
    @Transactional
    Inquiry confirm(UUID id, Optional<String> note) {
        Instant now = calendar.now();
        Inquiry inquiry = unlessSilent(lock(id), now);
        caller.mustCover(inquiry.insuredRegion());
        Inquiry confirmed = inquiry.confirmed(caller.user(), now, false);
        mustBeAnother(inquiry.answeredBy().orElseThrow(), "answered");
        repository.change(confirmed);
        enter(confirmed, "confirmed", note, now);
        return confirmed;
    }

    /** The insured region is not content, and asks again. */
    @Transactional
    Inquiry sendBack(UUID id, String reason) {
        Instant now = calendar.now();
        Inquiry inquiry = unlessSilent(lock(id), now);
        caller.mustCover(inquiry.insuredRegion());
        Inquiry returned = inquiry.returned(terms(inquiry), now);
        mustBeAnother(inquiry.answeredBy().orElseThrow(), "answered");
        repository.change(returned);
        enter(returned, "returned", Optional.of(reason), now);
        return returned;
    }

    /** The insured region needs no answer any more. */
    @Transactional
    Inquiry withdraw(UUID id, String reason) {
        Instant now = calendar.now();
        Inquiry inquiry = lock(id);
        caller.mustCover(inquiry.insuredRegion());
        Inquiry withdrawn = inquiry.withdrawn();
        repository.change(withdrawn);
        enter(withdrawn, "withdrawn", Optional.of(reason), now);
        return withdrawn;
    }

    /** An inquiry that found something wrong, for a deduction that is opened from it. */
    Inquiry found(UUID id) {
        Inquiry inquiry = find(id);
        boolean answered =
                inquiry.state() == InquiryState.ANSWERED
                        || inquiry.state() == InquiryState.CONFIRMED;
        if (!answered || !inquiry.finding().equals(Optional.of(Finding.WRONG))) {
            throw new Refused(
                    ClearingRefusal.INQUIRY_FOUND_NOTHING,
                    id + " has not found the cost wrong; nothing is deducted on its account");
        }
        return inquiry;
    }

    /** An inquiry that the caller's region is one side of, or above; else it is unknown. */
    Inquiry find(UUID id) {
        return visible(repository.find(id), id);
    }

    List<CaseEvent> steps(UUID id) {
        return journal.of(KIND, id);
    }

    /** What the calendar does if nobody else does by the end of a day. */
    Optional<String> silence(Inquiry inquiry) {
        return inquiry.state() == InquiryState.ANSWERED && terms(inquiry).silenceConfirms()
                ? Optional.of(InquiryState.CONFIRMED.code())
                : Optional.empty();
    }

    List<Inquiry> list(InquiryQuery query, Optional<UUID> after, int limit) {
        return repository.list(query, Scope.of(caller), after, limit);
    }

    List<InquiryStatistics> statistics(InquiryQuery query) {
        Period period = Optional.ofNullable(query.period).orElseGet(this::thisMonth);
        return repository.statistics(query, period, Scope.of(caller));
    }

    private Period thisMonth() {
        return Period.monthOf(calendar.now());
    }

    private InquiryTerms terms(Inquiry inquiry) {
        return calendar.terms(inquiry.pair(), inquiry.askedPeriod()).inquiry();
    }

    private Inquiry rollOver(Inquiry asked, Instant now) {
        Inquiry rolled = asked.rolledOver(terms(asked), now);
        if (rolled.rollovers() > asked.rollovers()) {
            repository.change(rolled);
            journal.enter(
                    KIND,
                    rolled.id(),
                    "rolled-over",
                    Optional.of(asked.answerBy() + " → " + rolled.answerBy()),
                    InquiryDesk.BY_CALENDAR,
                    now);
        }
        return rolled;
    }

    /** What silence has settled is settled, even a moment before the calendar says so. */
    private Inquiry unlessSilent(Inquiry inquiry, Instant now) {
        boolean over = inquiry.confirmBy().filter(day -> Beijing.day(now).isAfter(day)).isPresent();
        if (over && silence(inquiry).isPresent()) {
            throw new Refused(
                    ClearingRefusal.INQUIRY_IN_OTHER_STATE,
                    "nobody spoke by " + inquiry.confirmBy().get() + "; the answer is confirmed");
        }
        return inquiry;
    }

    private Inquiry lock(UUID id) {
        return visible(repository.lock(id), id);
    }

    private Inquiry visible(Optional<Inquiry> found, UUID id) {
        Inquiry inquiry =
                found.orElseThrow(
                        () -> new Refused(ClearingRefusal.INQUIRY_UNKNOWN, "no inquiry " + id));
        RegionCode insured = inquiry.insuredRegion();
        if (!caller.covers(insured) && !caller.covers(inquiry.treatmentRegion())) {
            throw Refused.concealing(ClearingRefusal.INQUIRY_UNKNOWN, "no inquiry " + id);
        }
        return inquiry;
    }

    private void mustBeAnother(String before, String did) {
        if (before.equals(caller.user())) {
            throw new Refused(
                    ClearingRefusal.INQUIRY_NEEDS_ANOTHER,
                    before + " " + did + "; another person speaks for the other side");
        }
    }

    private void enter(Inquiry inquiry, String event, Optional<String> note, Instant now) {
        journal.enter(KIND, inquiry.id(), event, note, caller.user(), now);
    }
}
