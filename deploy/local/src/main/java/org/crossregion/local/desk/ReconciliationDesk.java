package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A hospital's insurance office, which holds its month against the centre's. */
public final class ReconciliationDesk {

    private final Office office;

    public ReconciliationDesk(Http http, Layout layout, Tokens tokens) {
        this.office = new Office(http, layout, tokens, ServiceName.CLEARING);
    }

    /** Hands in a month's list without the bills that were taken back; answers what differs. */
    public JsonNode handIn(String hospital, String month, List<String> lines, int number) {
        return office.upload(
                Office.Person.atHospital(hospital),
                "/api/v1/reconciliations?month=" + month + "&withRefunds=false&fileName=list.csv",
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8),
                "text/csv",
                "story-hospital-list-" + number);
    }

    /** Whether the month can close, and the first page of the bills that stand in its way. */
    public JsonNode readiness(String hospital, String month) {
        return office.get(
                Office.Person.atHospital(hospital),
                "/api/v1/periods/" + month + "/readiness?limit=500");
    }
}
