package org.crossregion.clearing.payment;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RemittanceCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.util.List;
import java.util.Optional;

/** Finds the notices that a transfer is for, and refuses those that the caller may not pay. */
@ApplicationScoped
class Targets {

    private final Notices notices;
    private final Dues dues;
    private final Caller caller;

    Targets(Notices notices, Dues dues, Caller caller) {
        this.notices = notices;
        this.dues = dues;
        this.caller = caller;
    }

    /**
     * Whose notices a transfer is for, in the order in which it settles them.
     *
     * @param counterparty whose lines of them only; empty for all
     */
    record Target(RegionCode region, List<String> notices, Optional<RegionCode> counterparty) {}

    /**
     * The notices of a request.
     *
     * @throws Refused if there is none, or if it is not one to be paid
     */
    Target of(PaymentRequest request) {
        if (request.notice() != null || request.remittanceCode() != null) {
            Due due = dues.one(named(request), Optional.ofNullable(request.counterparty()));
            mustHaveLine(request, due);
            return new Target(due.order().region(), List.of(due.order().number()), due.receiver());
        }
        if (request.region() == null) {
            throw Refused.field(
                    "notice", "required", "a notice, a remittanceCode or a region must be named");
        }
        caller.mustCover(request.region());
        List<Notice> open =
                notices.open(
                        circle(request), request.region(), Direction.PAYABLE, request.scheme());
        return new Target(
                request.region(),
                open.stream().map(Notice::number).toList(),
                Optional.ofNullable(request.counterparty()));
    }

    private Notice named(PaymentRequest request) {
        if (request.remittanceCode() == null) {
            return notices.get(request.notice());
        }
        RemittanceCode code;
        try {
            code = RemittanceCode.fromString(request.remittanceCode());
        } catch (IllegalArgumentException e) {
            throw Refused.field("remittanceCode", "check-character", e.getMessage());
        }
        Notice notice =
                notices.find(code)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                ClearingRefusal.NOTICE_UNKNOWN,
                                                "no notice has the remittance code " + code));
        if (request.notice() != null && !request.notice().equals(notice.number())) {
            throw Refused.field(
                    "notice", "remittance-code", code + " is the code of " + notice.number());
        }
        return notice;
    }

    /** Without more, a province's notices are the nation's and a region's those of its province. */
    private static Circle circle(PaymentRequest request) {
        RegionCode region = request.region();
        RegionCode authority =
                Optional.ofNullable(request.authority())
                        .orElse(region.isProvince() ? RegionCode.NATION : region.province());
        return PeriodKey.circleAsked(authority, Optional.ofNullable(request.tier()));
    }

    private static void mustHaveLine(PaymentRequest request, Due due) {
        boolean there = due.lines().stream().anyMatch(line -> line.scheme() == request.scheme());
        if (!there) {
            throw Refused.field(
                    request.counterparty() == null ? "scheme" : "counterparty",
                    "line-of-notice",
                    due.order().number() + " has no such line");
        }
    }
}
