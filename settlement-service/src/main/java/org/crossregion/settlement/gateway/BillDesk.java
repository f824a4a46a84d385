package org.crossregion.settlement.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.bill.CancelRequest;
import org.crossregion.settlement.bill.SettleRequest;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.envelope.FieldDefinition;
import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.injury.Injuries;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.Visits;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Computes bills of outpatients and stays (2206, 2303), settles them (2207, 2304) and takes them
 * back (2208, 2305).
 */
@ApplicationScoped
class BillDesk implements Desk {

    private static final Set<String> OUTPATIENT = Set.of("2206", "2207", "2208");

    private final Settlements settlements;
    private final Visits visits;
    private final BillReply reply;
    private final Injuries injuries;

    /** The fields of setlinfo by transaction. */
    private final Map<String, Set<String>> listed = new ConcurrentHashMap<>();

    BillDesk(Settlements settlements, Visits visits, BillReply reply, Injuries injuries) {
        this.settlements = settlements;
        this.visits = visits;
        this.reply = reply;
        this.injuries = injuries;
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "2206", this::compute,
                "2207", this::settle,
                "2208", this::cancel,
                "2303", this::compute,
                "2304", this::settle,
                "2305", this::cancel);
    }

    private Map<String, ?> compute(Request request) {
        Visit visit = visit(request);
        mindTheInjury(visit, request);
        return answer(settlements.preSettle(asked(visit, request), visit), request);
    }

    private Map<String, ?> settle(Request request) {
        Visit visit = visit(request);
        mindTheInjury(visit, request);
        return answer(settlements.settle(asked(visit, request), visit), request);
    }

    private Visit visit(Request request) {
        return visits.find(request.one("data").text("mdtrt_id"), request.institutionCode());
    }

    /** The promise on paper is not ours to see; the hospital is reminded of it. */
    private void mindTheInjury(Visit visit, Request request) {
        if (!isOutpatient(request) && injuries.isUndeclared(visit)) {
            request.envelope().warnings().add("外伤住院：请由患者签署外伤无第三方责任承诺书（附件3）");
        }
    }

    private Map<String, ?> cancel(Request request) {
        Fields data = request.one("data");
        Settlement bill = settlements.find(data.text("setl_id"), request.institutionCode());
        mustBeOfItsKind(visits.find(bill.visitId(), request.institutionCode()), request);
        Settlement mirror =
                settlements.cancel(
                        new CancelRequest(
                                data.text("setl_id"),
                                request.institutionCode(),
                                data.text("mdtrt_id"),
                                data.text("psn_no"),
                                infno(request),
                                request.messageId(),
                                false));
        return answer(mirror, request);
    }

    private static SettleRequest asked(Visit visit, Request request) {
        Fields data = request.one("data");
        mustBeOfItsKind(visit, request);
        return new SettleRequest(
                visit.visitId(),
                data.text("psn_no"),
                request.institutionCode(),
                data.has("insutype") ? Codes.scheme(data.text("insutype")) : visit.scheme(),
                data.money("medfee_sumamt"),
                data.flag("acct_used_flag"),
                request.messageId(),
                data.flag("mid_setl_flag"),
                data.text("invono"),
                care(visit, request),
                batch(data));
    }

    private static boolean isOutpatient(Request request) {
        return OUTPATIENT.contains(infno(request));
    }

    private static String infno(Request request) {
        return request.body().transaction().infno();
    }

    /** 22xx is for outpatients, 23xx for stays: each is billed and taken back by its own rules. */
    private static void mustBeOfItsKind(Visit visit, Request request) {
        if (isOutpatient(request)) {
            Codes.mustBeOutpatient(visit);
        } else {
            Codes.mustBeStay(visit);
        }
    }

    /** 2206 and 2207 bill one batch; "0000" means all lines that are not settled. */
    private static String batch(Fields data) {
        String batch = data.text("chrg_bchno");
        return batch.equals(Fees.ALL) ? "" : batch;
    }

    /** The kind of outpatient care that is billed; a stay is of the kind it was admitted as. */
    private static Optional<CareKind> care(Visit visit, Request request) {
        if (!isOutpatient(request)) {
            return Optional.empty();
        }
        String medType = request.one("data").textOr("med_type", visit.medType());
        return Optional.of(Codes.outpatient(medType, request.institution()));
    }

    private Map<String, ?> answer(Settlement settlement, Request request) {
        Map<String, Object> info = reply.settlement(settlement);
        info.put("medins_setl_id", settlement.messageId());
        info.keySet().retainAll(listed.computeIfAbsent(infno(request), infno -> listed(request)));
        return Map.of("setlinfo", info, "setldetail", reply.shares(settlement));
    }

    private static Set<String> listed(Request request) {
        return request.body().transaction().reply().stream()
                .filter(node -> node.node().equals("setlinfo"))
                .flatMap(node -> node.fields().stream())
                .map(FieldDefinition::name)
                .collect(Collectors.toSet());
    }
}
