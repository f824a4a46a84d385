package org.crossregion.clearing.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Voids a notice on which nothing has been paid, and issues it again: the same amounts under a new
 * number, with names, accounts and deadline as they are now. The old number stays, and both name
 * each other.
 */
@ApplicationScoped
class Voiding {

    private final Notices notices;
    private final NoticeRepository repository;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Voiding(
            Notices notices,
            NoticeRepository repository,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.notices = notices;
        this.repository = repository;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Voids a notice.
     *
     * @return the notice that takes its place
     * @throws Refused if something has been paid on it, or it is not clearing's to void
     */
    @Transactional
    Notice voidOut(String number, String reason) {
        caller.mustCover(notices.get(number).circle().authority());
        Notice notice = notices.lock(List.of(number)).get(0);
        mustBeFree(notice);
        Instant now = clock.instant();
        repository.voidOut(number, new Notice.Voided(reason, caller.user(), now));
        audit.record("notice-voided", "notice/" + number, Map.of("reason", reason));
        NoticeDraft again =
                new NoticeDraft(
                        notice.circle(),
                        notice.period(),
                        notice.kind(),
                        notice.direction(),
                        notice.region(),
                        Beijing.day(now),
                        notice.basis(),
                        notice.lines().stream()
                                .map(
                                        line ->
                                                new NoticeLine(
                                                        line.counterparty(),
                                                        line.scheme(),
                                                        line.amount()))
                                .toList());
        return notices.issue(again, Optional.of(number), caller.user());
    }

    private static void mustBeFree(Notice notice) {
        if (!notice.kind().isClearing()) {
            throw new Refused(
                    ClearingRefusal.NOTICE_OF_FUND,
                    notice.number() + " was issued by revolving-fund-service");
        }
        if (notice.voided().isPresent()) {
            throw new Refused(ClearingRefusal.NOTICE_VOID, notice.number() + " is void already");
        }
        if (notice.settled().isPositive()) {
            throw new Refused(
                    ClearingRefusal.NOTICE_PAID,
                    notice.settled() + " of " + notice.number() + " is paid");
        }
    }
}
