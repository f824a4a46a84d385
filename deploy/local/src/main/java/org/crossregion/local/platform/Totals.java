package org.crossregion.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A month's sums per insured region, treatment region and scheme; mirrors are taken off. */
final class Totals {

    private final String period;
    private final Map<List<String>, Sum> sums = new LinkedHashMap<>();

    Totals(String period) {
        this.period = period;
    }

    private static final class Sum {
        private int cases;
        private long totalFen;
        private long accountFen;
        private final EnumMap<Fund, Long> fundsFen = new EnumMap<>(Fund.class);
    }

    /**
     * @param totalFen negative in a mirror, as is the account's
     * @param fundsFen always positive
     */
    void add(
            String insured,
            String treatment,
            String scheme,
            int sign,
            long totalFen,
            long accountFen,
            Map<Fund, Long> fundsFen) {
        Sum sum = sums.computeIfAbsent(List.of(insured, treatment, scheme), key -> new Sum());
        sum.cases += sign;
        sum.totalFen += totalFen;
        sum.accountFen += accountFen;
        fundsFen.forEach((fund, fen) -> sum.fundsFen.merge(fund, sign * fen, Long::sum));
    }

    JsonNode json() {
        ObjectNode answer = Json.object();
        answer.put("period", period);
        ArrayNode rows = answer.putArray("rows");
        sums.forEach(
                (key, sum) -> {
                    ObjectNode row = rows.addObject();
                    row.put("insuredRegion", key.get(0));
                    row.put("treatmentRegion", key.get(1));
                    row.put("scheme", key.get(2));
                    row.put("cases", sum.cases);
                    row.put("total", yuan(sum.totalFen));
                    ObjectNode funds = row.putObject("funds");
                    sum.fundsFen.forEach((fund, fen) -> funds.put(fund.code(), yuan(fen)));
                    row.put("account", yuan(sum.accountFen));
                    long cleared =
                            sum.accountFen
                                    + sum.fundsFen.values().stream()
                                            .mapToLong(Long::longValue)
                                            .sum();
                    row.put("cleared", yuan(cleared));
                });
        return answer;
    }

    private static String yuan(long fen) {
        return Money.ofFen(fen).toString();
    }
}
