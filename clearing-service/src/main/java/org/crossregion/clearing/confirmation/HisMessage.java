package org.crossregion.clearing.confirmation;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.web.his.HisAnswer;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.problem.Refused;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 3260, 3261 and 3262 in our words: what they ask about, and what is answered. */
record HisMessage(HisRequest request) {

    /** The month, which clients write as 2 or 02. */
    Period period() {
        String year = request.text("data", "trt_year");
        String month = request.text("data", "trt_month");
        try {
            return Period.of(YearMonth.of(Integer.parseInt(year), Integer.parseInt(month)));
        } catch (NumberFormatException | DateTimeException e) {
            throw Refused.field("trt_month", "month", year + "-" + month + " 不是年月");
        }
    }

    /** From 1. */
    long startRow() {
        return Math.max(1, request.count("data", "startrow").orElse(1));
    }

    Word word() {
        return new Word(
                request.institution(),
                period(),
                request.reference(),
                request.messageId(),
                request.operator(),
                request.many("detail").stream().map(HisMessage::row).toList());
    }

    private static Word.Row row(Map<String, String> row) {
        return new Word.Row(
                row.getOrDefault("setl_sn", ""),
                Money.ofYuan(row.getOrDefault("medfee_sumamt", "0")),
                Money.ofYuan(row.getOrDefault("optins_pay_sumamt", "0")),
                row.getOrDefault("cnfm_flag", "").equals("1"));
    }

    Withdrawal withdrawal() {
        return new Withdrawal(
                request.institution(),
                period(),
                request.text("data", "otransid"),
                request.reference(),
                request.operator());
    }

    /** The control totals come first, so that they are never what is cut. */
    HisAnswer said(Outcome outcome) {
        List<String> warnings = new ArrayList<>();
        warnings.add(outcome.said());
        int rows = request.many("detail").size();
        long stated = request.count("data", "totalrow").orElse(0);
        if (stated > 0 && stated != rows) {
            warnings.add("totalrow " + stated + "，收到" + rows + "行");
        }
        return new HisAnswer(Map.of(), warnings);
    }

    /** Whose certno it is the gateway knows by psn_no. */
    static HisAnswer page(List<ExtractRow> details) {
        return HisAnswer.of(Map.of("data", details.stream().map(HisMessage::row).toList()));
    }

    private static Map<String, Object> row(ExtractRow detail) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("seqno", detail.row());
        row.put("mdtrtarea", detail.treatmentRegion());
        row.put("medins_no", detail.institution());
        row.put("psn_no", detail.personNo());
        row.put("mdtrt_id", detail.visitId());
        row.put("mdtrt_setl_time", detail.settledAt().toString());
        row.put("setl_sn", detail.settlementId());
        row.put("fulamt_advpay_flag", "0");
        row.put("medfee_sumamt", detail.total().toString());
        row.put("optins_pay_sumamt", detail.cleared().toString());
        return row;
    }
}
