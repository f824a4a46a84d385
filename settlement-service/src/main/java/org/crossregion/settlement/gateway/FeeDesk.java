package org.crossregion.settlement.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.fee.ClassedFeeLine;
import org.crossregion.settlement.fee.FeeLine;
import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes fee lines of outpatients and stays in (2204, 2301) and back (2205, 2302), whole batches at
 * a time.
 */
@ApplicationScoped
class FeeDesk implements Desk {

    private final Fees fees;
    private final Visits visits;

    FeeDesk(Fees fees, Visits visits) {
        this.fees = fees;
        this.visits = visits;
    }

    /** The visit and person that a row belongs to. */
    private record Stay(String visitId, String personNo) {

        static Stay of(Fields row) {
            return new Stay(row.text("mdtrt_id"), row.text("psn_no"));
        }
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "2204", this::upload,
                "2205", this::withdrawBatch,
                "2301", this::upload,
                "2302", this::withdraw);
    }

    private Map<String, ?> upload(Request request) {
        List<Map<String, Object>> result = new ArrayList<>();
        byStay(request.body().many("feedetail"))
                .forEach((stay, rows) -> result.addAll(upload(stay, rows, request)));
        return Map.of("result", result);
    }

    private List<Map<String, Object>> upload(Stay stay, List<Fields> rows, Request request) {
        mustBeOfItsKind(stay.visitId(), request);
        List<ClassedFeeLine> lines =
                fees.upload(
                        stay.visitId(),
                        request.institutionCode(),
                        stay.personNo(),
                        rows.stream().filter(row -> !isNothing(row)).map(FeeDesk::line).toList());
        Visit visit = visits.find(stay.visitId(), request.institutionCode());
        FeeWarnings.of(lines, visit).forEach(request.envelope().warnings()::add);
        List<Map<String, Object>> result = new ArrayList<>();
        Iterator<ClassedFeeLine> stored = lines.iterator();
        for (Fields row : rows) {
            result.add(isNothing(row) ? nothing(row, request) : FeeRow.of(stored.next()));
        }
        return result;
    }

    /** What openhis uploads of an item that was taken back whole: no quantity and no amount. */
    private static boolean isNothing(Fields row) {
        return row.number("cnt").filter(count -> count.signum() == 0).isPresent()
                && row.money("det_item_fee_sumamt").isZero();
    }

    /** It is answered, but there is nothing to keep. */
    private static Map<String, Object> nothing(Fields row, Request request) {
        request.envelope().warnings().add("明细 " + row.text("feedetl_sn") + " 数量、金额为零，未记录");
        Map<String, Object> answer = new HashMap<>();
        answer.put("feedetl_sn", row.text("feedetl_sn"));
        answer.put("cnt", BigDecimal.ZERO);
        answer.put("pric", row.number("pric").orElse(BigDecimal.ZERO));
        answer.put("lmt_used_flag", "0");
        answer.put("memo", "数量、金额为零，未记录");
        return answer;
    }

    private Map<String, ?> withdraw(Request request) {
        byStay(request.body().many("data"))
                .forEach(
                        (stay, rows) -> {
                            mustBeOfItsKind(stay.visitId(), request);
                            fees.delete(
                                    stay.visitId(),
                                    request.institutionCode(),
                                    stay.personNo(),
                                    numbers(rows));
                        });
        return Map.of();
    }

    private Map<String, ?> withdrawBatch(Request request) {
        Fields data = request.one("data");
        mustBeOfItsKind(data.text("mdtrt_id"), request);
        fees.deleteBatch(
                data.text("mdtrt_id"),
                request.institutionCode(),
                data.text("psn_no"),
                data.text("chrg_bchno"));
        return Map.of();
    }

    /** 22xx is for the lines of outpatients, 23xx for those of stays. */
    private void mustBeOfItsKind(String visitId, Request request) {
        Visit visit = visits.find(visitId, request.institutionCode());
        if (request.body().transaction().infno().startsWith("22")) {
            Codes.mustBeOutpatient(visit);
        } else {
            Codes.mustBeStay(visit);
        }
    }

    private static List<String> numbers(List<Fields> rows) {
        List<String> numbers = rows.stream().map(row -> row.text("feedetl_sn")).toList();
        return numbers.contains(Fees.ALL) ? List.of(Fees.ALL) : numbers;
    }

    private static Map<Stay, List<Fields>> byStay(List<Fields> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(Stay::of, LinkedHashMap::new, Collectors.toList()));
    }

    private static FeeLine line(Fields row) {
        Money amount = row.money("det_item_fee_sumamt");
        BigDecimal count =
                row.number("cnt")
                        .orElse(amount.isNegative() ? BigDecimal.ONE.negate() : BigDecimal.ONE);
        BigDecimal price = row.number("pric").orElseGet(() -> price(amount, count));
        return new FeeLine(
                row.text("feedetl_sn"),
                row.text("chrg_bchno"),
                row.instant("fee_ocur_time").orElseThrow(),
                row.text("med_list_codg"),
                row.text("medins_list_codg"),
                amount,
                count,
                price,
                row.text("bilg_dept_codg"),
                row.text("bilg_dept_name"),
                row.text("bilg_dr_codg"),
                row.text("bilg_dr_name"),
                original(row, amount),
                approval(row),
                row.text("dise_codg"));
    }

    /** What is no value of its table says nothing. */
    private static String approval(Fields row) {
        String flag = row.text("hosp_appr_flag");
        return flag.matches("[012]") ? flag : "";
    }

    /** What a negative line takes back; there are clients that leave init_feedetl_sn empty. */
    private static Optional<String> original(Fields row, Money amount) {
        return row.has("init_feedetl_sn")
                ? Optional.of(row.text("init_feedetl_sn"))
                : amount.isNegative() ? Optional.of(FeeLine.ANY) : Optional.empty();
    }

    private static BigDecimal price(Money amount, BigDecimal count) {
        return count.signum() == 0
                ? BigDecimal.ZERO
                : amount.yuan().divide(count, 6, RoundingMode.HALF_UP);
    }
}
