package org.crossregion.fund.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.fund.reference.WorkingDays;
import org.crossregion.web.problem.Refused;

import java.util.Optional;

/**
 * Voids a notice on which nothing has been paid, and issues it again (作废重开): the same amounts under
 * a new number, with accounts as they are now and as many working days as before. The old number
 * stays, and both name each other.
 */
@ApplicationScoped
class Reissue {

    private final Notices notices;
    private final WorkingDays workingDays;
    private final Ledger ledger;

    Reissue(Notices notices, WorkingDays workingDays, Ledger ledger) {
        this.notices = notices;
        this.workingDays = workingDays;
        this.ledger = ledger;
    }

    /**
     * Voids a notice.
     *
     * @return the notice that takes its place
     * @throws Refused if something is paid on it, it is void, or it is the caller's own
     */
    @Transactional
    FundNotice of(String number, String reason, String by) {
        ledger.lock();
        FundNotice notice = notices.get(number);
        mustBeFree(notice, by);
        int days =
                notice.deadline()
                        .map(last -> workingDays.between(notice.signedOn(), last))
                        .orElse(1);
        int applyDays =
                notice.applyBy().map(day -> workingDays.between(notice.signedOn(), day)).orElse(0);
        return notices.issue(
                new NoticeDraft(
                        notice.year(),
                        notice.kind(),
                        notice.direction(),
                        notice.region(),
                        notice.basis(),
                        applyDays,
                        days,
                        notice.lines().stream()
                                .map(
                                        line ->
                                                new NoticeLine(
                                                        line.counterparty(),
                                                        line.scheme(),
                                                        line.amount()))
                                .toList()),
                by,
                Optional.of(new Notices.Voiding(number, reason)));
    }

    private static void mustBeFree(FundNotice notice, String by) {
        if (notice.voided().isPresent()) {
            throw new Refused(
                    FundRefusal.NOTICE_VOID,
                    "%s took the place of %s"
                            .formatted(notice.voided().get().replacedBy(), notice.number()));
        }
        if (notice.paid().isPositive()) {
            throw new Refused(
                    FundRefusal.NOTICE_PAID, notice.paid() + " of " + notice.number() + " is paid");
        }
        if (notice.issuedBy().equals(by)) {
            throw new Refused(FundRefusal.NOTICE_OF_CALLER, by + " issued " + notice.number());
        }
    }
}
