package org.crossregion.fund.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.ledger.ClosedYears;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.fund.notice.Direction;
import org.crossregion.fund.notice.FundNotice;
import org.crossregion.fund.notice.NoticeDraft;
import org.crossregion.fund.notice.NoticeKind;
import org.crossregion.fund.notice.NoticeLine;
import org.crossregion.fund.notice.Notices;
import org.crossregion.fund.quota.QuotaPolicy;
import org.crossregion.fund.quota.Quotas;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.List;

/** Books an approved increase, and orders the region to pay it. */
@ApplicationScoped
class IncreaseOrders {

    private final Notices notices;
    private final Ledger ledger;
    private final ClosedYears years;
    private final Quotas quotas;

    IncreaseOrders(Notices notices, Ledger ledger, ClosedYears years, Quotas quotas) {
        this.notices = notices;
        this.ledger = ledger;
        this.years = years;
        this.quotas = quotas;
    }

    /** Makes others wait who would decide or book from what they have read. */
    @Transactional(TxType.MANDATORY)
    void lock() {
        ledger.lock();
    }

    /**
     * The quota rises, and a notice makes the region pay.
     *
     * @return the notice's number
     * @throws Refused if the increase's year is closed, or the next year's quota is published
     *     without it: what it would add is not in that quota's adjustment
     */
    @Transactional(TxType.MANDATORY)
    String order(Increase increase, QuotaPolicy policy, String reason, Instant now, String by) {
        mustBeInTime(increase);
        FundNotice notice = notices.issue(draft(increase, policy), by);
        ledger.emergencyApproved(
                increase.year(),
                increase.pair(),
                increase.scheme(),
                increase.amount(),
                now,
                by,
                reason,
                notice.number());
        return notice.number();
    }

    private void mustBeInTime(Increase increase) {
        int year = increase.year();
        if (years.isClosed(increase.pair(), year)) {
            throw new Refused(
                    FundRefusal.INCREASE_TOO_LATE, year + " is closed for " + increase.pair());
        }
        if (quotas.isPublished(year + 1, increase.pair(), increase.scheme())) {
            throw new Refused(
                    FundRefusal.INCREASE_TOO_LATE,
                    "the quota %d of %s %s is published"
                            .formatted(year + 1, increase.pair(), increase.scheme().code()));
        }
    }

    private static NoticeDraft draft(Increase increase, QuotaPolicy policy) {
        String basis =
                "%s；%s 使用率 %s，达到红色预警线 %s；%s"
                        .formatted(
                                policy.source(),
                                increase.period(),
                                increase.utilisation(),
                                policy.red(),
                                increase.reason());
        return new NoticeDraft(
                increase.year(),
                NoticeKind.EMERGENCY,
                Direction.PAYABLE,
                increase.pair().insured(),
                basis,
                policy.applyDays(),
                policy.emergencyDays(),
                List.of(
                        new NoticeLine(
                                increase.pair().treatment(),
                                increase.scheme(),
                                increase.amount())));
    }
}
