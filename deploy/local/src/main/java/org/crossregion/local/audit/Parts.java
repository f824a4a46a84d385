package org.crossregion.local.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;
import org.crossregion.local.launch.ServiceName;

import java.util.Optional;

/**
 * Who pays how much of each settlement, as settlement-service and clearing-service show it. Asked
 * only when the totals of every row agree and the sum of a fund does not.
 */
final class Parts {

    private static final int PAGE = 500;

    private final Sources sources;

    Parts(Sources sources) {
        this.sources = sources;
    }

    /** The first settlement of a cell whose payers are not the same in both. */
    Optional<String> firstDifference(CellKey cell) {
        String after = "";
        while (true) {
            JsonNode page = page(cell, after);
            for (JsonNode detail : page.path("items")) {
                String id = detail.path("settlementId").asText();
                ObjectNode cleared = payers(detail);
                ObjectNode settled =
                        payers(
                                sources.get(ServiceName.SETTLEMENT, "/api/v1/settlements/" + id)
                                        .mustSucceed()
                                        .json());
                if (!cleared.equals(settled)) {
                    return Optional.of(
                            "row %s: %s has %s, %s has %s"
                                    .formatted(
                                            id,
                                            ServiceName.SETTLEMENT.module(),
                                            settled,
                                            ServiceName.CLEARING.module(),
                                            cleared));
                }
            }
            if (!page.hasNonNull("next")) {
                return Optional.empty();
            }
            after = "&after=" + page.path("next").asText();
        }
    }

    private JsonNode page(CellKey cell, String after) {
        return sources.get(
                        ServiceName.CLEARING,
                        ("/api/v1/details?originPeriod=%s&insuredRegion=%s"
                                        + "&treatmentRegion=%s&scheme=%s&limit=%d%s")
                                .formatted(
                                        cell.originPeriod(),
                                        cell.insuredRegion(),
                                        cell.treatmentRegion(),
                                        cell.scheme(),
                                        PAGE,
                                        after))
                .mustSucceed()
                .json();
    }

    private static ObjectNode payers(JsonNode bill) {
        ObjectNode payers = Json.object();
        payers.set("funds", bill.path("funds"));
        payers.set("account", bill.path("account"));
        payers.set("hospitalBorne", bill.path("hospitalBorne"));
        return payers;
    }
}
