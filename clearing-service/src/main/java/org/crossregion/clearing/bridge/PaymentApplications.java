package org.crossregion.clearing.bridge;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.SignOff;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.region.Regions;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.clearing.surplus.Surpluses;
import org.crossregion.forms.Form;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the payment application of a region that has orders of a month to pay. */
@ApplicationScoped
class PaymentApplications implements FormSource {

    private final Statements statements;
    private final RefundRepository refunds;
    private final Notices notices;
    private final Surpluses surpluses;
    private final Regions regions;
    private final Caller caller;

    PaymentApplications(
            Statements statements,
            RefundRepository refunds,
            Notices notices,
            Surpluses surpluses,
            Regions regions,
            Caller caller) {
        this.statements = statements;
        this.refunds = refunds;
        this.notices = notices;
        this.surpluses = surpluses;
        this.regions = regions;
        this.caller = caller;
    }

    @Override
    public Set<String> forms() {
        return Set.of(ApplicationPaper.NO);
    }

    @Override
    public Form make(FormQuery query) {
        RegionCode region = query.needRegion();
        caller.mustCover(region);
        Period period = query.needMonth();
        RegionCode authority =
                query.authority()
                        .orElse(region.isProvince() ? RegionCode.NATION : region.province());
        PeriodKey key = PeriodKey.asked(authority, query.tier(), period);
        key.mustContain(region);
        List<Notice> orders = orders(key, region);
        if (orders.isEmpty()) {
            throw new Refused(
                    ClearingRefusal.NOTICE_UNKNOWN,
                    region + " has no order of " + key + ": there is nothing to apply for");
        }
        PeriodKey last = new PeriodKey(key.circle(), period.previous());
        Optional<Flows> before = flows(last, region);
        return new ApplicationPaper(
                        key,
                        regions.nameOf(region),
                        orders,
                        surpluses.of(orders.stream().map(Notice::number).toList()),
                        flows(key, region).orElse(new Flows(Map.of())),
                        before.orElse(new Flows(Map.of())),
                        before.isPresent())
                .form()
                .withSignOff(SignOff.byHand())
                .withVerificationCode();
    }

    private List<Notice> orders(PeriodKey key, RegionCode region) {
        return notices.of(key.circle(), key.period()).stream()
                .filter(notice -> notice.region().equals(region))
                .filter(notice -> notice.direction() == Direction.PAYABLE)
                .filter(notice -> notice.kind().isClearing() && notice.voided().isEmpty())
                .toList();
    }

    private Optional<Flows> flows(PeriodKey key, RegionCode region) {
        Optional<Statement> statement = statements.latest(key);
        return statement.map(
                one ->
                        Flows.of(
                                key,
                                region,
                                statements.rows(one),
                                refunds.of(key.period(), region, key.circle().tier())));
    }
}
