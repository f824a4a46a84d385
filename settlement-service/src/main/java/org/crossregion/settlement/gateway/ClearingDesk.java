package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.refusal.SettlementRefusal.FIELD_INVALID;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.clearing.ClearingDetail;
import org.crossregion.settlement.clearing.ClearingOwner;
import org.crossregion.settlement.clearing.Withdrawal;
import org.crossregion.settlement.clearing.Word;
import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.person.Persons;
import org.crossregion.values.Period;
import org.crossregion.web.problem.Refused;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets institutions look through and confirm what is cleared of their bills (3260 to 3262). */
@ApplicationScoped
class ClearingDesk implements Desk {

    private final ClearingOwner clearing;
    private final Persons persons;

    ClearingDesk(ClearingOwner clearing, Persons persons) {
        this.clearing = clearing;
        this.persons = persons;
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of("3260", this::extract, "3261", this::confirm, "3262", this::withdraw);
    }

    private Map<String, ?> extract(Request request) {
        Fields data = request.one("data");
        long startRow = Math.max(1, data.number("startrow").orElseThrow().longValue());
        List<Map<String, Object>> rows =
                clearing.details(request.institutionCode(), period(data), startRow).stream()
                        .map(detail -> row(request, detail))
                        .toList();
        return Map.of("data", rows);
    }

    private Map<String, Object> row(Request request, ClearingDetail detail) {
        Map<String, Object> row = new HashMap<>();
        row.put("seqno", Math.toIntExact(detail.row()));
        row.put("mdtrtarea", detail.treatmentRegion());
        row.put("medins_no", request.institutionCode());
        row.put("certno", persons.certificateNo(persons.find(detail.personNo())));
        row.put("mdtrt_id", detail.visitId());
        row.put("mdtrt_setl_time", detail.settledAt().toInstant());
        row.put("setl_sn", detail.settlementId());
        row.put("fulamt_advpay_flag", false);
        row.put("medfee_sumamt", detail.total());
        row.put("optins_pay_sumamt", detail.cleared());
        return row;
    }

    private Map<String, ?> confirm(Request request) {
        Fields data = request.one("data");
        List<Word.Row> rows =
                request.body().many("detail").stream()
                        .map(
                                one ->
                                        new Word.Row(
                                                one.text("setl_sn"),
                                                one.money("medfee_sumamt"),
                                                one.money("optins_pay_sumamt"),
                                                one.flag("cnfm_flag")))
                        .toList();
        tell(
                request,
                clearing.confirm(
                        new Word(
                                request.institutionCode(),
                                period(data),
                                request.reference(),
                                request.messageId(),
                                request.envelope().operator(),
                                rows)));
        long total = data.number("totalrow").map(Number::longValue).orElse((long) rows.size());
        if (total > 0 && total != rows.size()) {
            request.envelope().warnings().add("totalrow %d，收到%d行".formatted(total, rows.size()));
        }
        return Map.of();
    }

    private Map<String, ?> withdraw(Request request) {
        Fields data = request.one("data");
        tell(
                request,
                clearing.withdraw(
                        new Withdrawal(
                                request.institutionCode(),
                                period(data),
                                data.text("otransid"),
                                request.reference(),
                                request.envelope().operator())));
        return Map.of();
    }

    /** The control totals come first, so that they are never what is cut. */
    private static void tell(Request request, String said) {
        request.envelope().warnings().add(0, said);
    }

    /** Clients write the month as 2 or 02. */
    private static Period period(Fields data) {
        String month = data.text("trt_year") + "-" + data.text("trt_month");
        try {
            return Period.of(
                    YearMonth.of(
                            Integer.parseInt(data.text("trt_year")),
                            Integer.parseInt(data.text("trt_month"))));
        } catch (NumberFormatException | DateTimeException e) {
            throw new Refused(FIELD_INVALID, "trt_year、trt_month " + month + " 不是年月");
        }
    }
}
