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
    private final Caller caller;

    Targets(Notices notices, Caller caller) {
        this.notices = notices;
        this.caller = caller;
    }

    /** Whose notices a transfer is for, in the order in which it settles them. */
    record Target(RegionCode region, List<String> notices) {}

    /**
     * The notices of a request.
     *
     * @throws Refused if there is none, or if it is not one to be paid
     */
    Target of(PaymentRequest request) {
        if (request.notice() != null || request.remittanceCode() != null) {
            Notice notice = named(request);
            caller.mustCover(notice.region());
            mustCount(notice);
            mustHaveLine(request, notice);
            return new Target(notice.region(), List.of(notice.number()));
        }
        if (request.region() == null) {
            throw Refused.field(
                    "notice", "required", "a notice, a remittanceCode or a region must be named");
        }
        caller.mustCover(request.region());
        List<Notice> open =
                notices.open(
                        circle(request), request.region(), Direction.PAYABLE, request.scheme());
        return new Target(request.region(), open.stream().map(Notice::number).toList());
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

    /** What counts and is to be paid in: an order, or what the fund gives back. */
    static void mustCount(Notice notice) {
        if (notice.voided().isPresent()) {
            throw new Refused(
                    ClearingRefusal.NOTICE_VOID,
                    notice.number()
                            + " was voided"
                            + notice.replacedBy()
                                    .map(number -> "; " + number + " takes its place")
                                    .orElse(""));
        }
        if (notice.direction() == Direction.RECEIVABLE && notice.kind().isClearing()) {
            throw new Refused(
                    ClearingRefusal.NOTICE_NOT_PAYABLE,
                    notice.number()
                            + " advises of money due; it is settled by disbursement, or by what"
                            + " the other province pays");
        }
    }

    private static void mustHaveLine(PaymentRequest request, Notice notice) {
        boolean there =
                notice.of(request.scheme()).stream()
                        .anyMatch(
                                line ->
                                        request.counterparty() == null
                                                || line.counterparty()
                                                        .equals(request.counterparty()));
        if (!there) {
            throw Refused.field(
                    request.counterparty() == null ? "scheme" : "counterparty",
                    "line-of-notice",
                    notice.number() + " has no such line");
        }
    }
}
