package org.crossregion.clearing.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.CaseTerms.InquiryTerms;
import org.crossregion.clearing.deadline.Deadline;
import org.crossregion.clearing.deadline.DeadlineCalendar;
import org.crossregion.clearing.deadline.DeadlineDesk;
import org.crossregion.clearing.deadline.DeadlineKind;
import org.crossregion.clearing.journal.CaseJournal;
import org.crossregion.clearing.period.SignOff;
import org.crossregion.values.Beijing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the calendar does about inquiries: roll over, confirm by silence, remind. */
@ApplicationScoped
class InquiryDesk implements DeadlineDesk {

    /** Who did it, in the journal. */
    static final String BY_CALENDAR = SignOff.CALENDAR;

    private final InquiryRepository repository;
    private final DeadlineCalendar calendar;
    private final CaseJournal journal;

    InquiryDesk(InquiryRepository repository, DeadlineCalendar calendar, CaseJournal journal) {
        this.repository = repository;
        this.calendar = calendar;
        this.journal = journal;
    }

    @Override
    @Transactional
    public void recount() {
        repository.answered().stream()
                .flatMap(id -> repository.lock(id).stream())
                .filter(one -> one.state() == InquiryState.ANSWERED)
                .forEach(this::recount);
    }

    private void recount(Inquiry inquiry) {
        LocalDate from = Beijing.day(inquiry.answeredAt().orElseThrow());
        calendar.known(from, terms(inquiry).confirmDays())
                .filter(day -> !inquiry.confirmBy().equals(Optional.of(day)))
                .ifPresent(day -> repository.change(inquiry.confirmableUntil(day)));
    }

    @Override
    @Transactional
    public void elapse() {
        Instant now = calendar.now();
        repository.over(Beijing.day(now)).stream()
                .flatMap(id -> repository.lock(id).stream())
                .forEach(inquiry -> elapse(inquiry, now));
    }

    private void elapse(Inquiry inquiry, Instant now) {
        InquiryTerms terms = terms(inquiry);
        Inquiry rolled = inquiry.rolledOver(terms, now);
        if (rolled.rollovers() > inquiry.rollovers()) {
            repository.change(rolled);
            enter(inquiry, "rolled-over", inquiry.answerBy() + " → " + rolled.answerBy(), now);
        }
        if (inquiry.state() == InquiryState.ANSWERED && terms.silenceConfirms()) {
            repository.change(inquiry.confirmed(BY_CALENDAR, now, true));
            enter(inquiry, "confirmed", "逾期未确认，视为确认", now);
        }
    }

    @Override
    public List<Deadline> due(LocalDate from, LocalDate to) {
        return repository.due(from, to).stream().map(this::deadline).toList();
    }

    private Deadline deadline(Inquiry inquiry) {
        String subject = Inquiries.KIND + "/" + inquiry.id();
        String about = "结算" + inquiry.settlementId();
        if (inquiry.state() == InquiryState.ASKED) {
            return new Deadline(
                    DeadlineKind.INQUIRY_ANSWER,
                    subject,
                    about,
                    inquiry.answerBy(),
                    inquiry.treatmentRegion(),
                    inquiry.insuredRegion(),
                    Optional.empty(),
                    Optional.empty());
        }
        return new Deadline(
                DeadlineKind.INQUIRY_CONFIRMATION,
                subject,
                about,
                inquiry.confirmBy().orElseThrow(),
                inquiry.insuredRegion(),
                inquiry.treatmentRegion(),
                Optional.of(InquiryState.CONFIRMED.code())
                        .filter(silence -> terms(inquiry).silenceConfirms()),
                Optional.empty());
    }

    private InquiryTerms terms(Inquiry inquiry) {
        return calendar.terms(inquiry.pair(), inquiry.askedPeriod()).inquiry();
    }

    private void enter(Inquiry inquiry, String event, String note, Instant now) {
        journal.enter(Inquiries.KIND, inquiry.id(), event, Optional.of(note), BY_CALENDAR, now);
    }
}
