package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Http;
import org.crossregion.local.client.Json;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.Filing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The counters of the insured regions, where clerks file persons for care elsewhere. */
public final class FilingDesk {

    private final Http http;
    private final Layout layout;
    private final Tokens tokens;
    private final Map<Integer, String> ids = new ConcurrentHashMap<>();

    public FilingDesk(Http http, Layout layout, Tokens tokens) {
        this.http = http;
        this.layout = layout;
        this.tokens = tokens;
    }

    /** The ids that filings were given, by their number in the table. */
    public Map<Integer, String> ids() {
        return Map.copyOf(ids);
    }

    /** Hands an application in; the clerk reviews what the system does not decide by itself. */
    public void file(Filing filing) {
        String region = filing.person().pooling();
        String clerk = tokens.of("filing-clerk", filing.agency(), region);
        JsonNode made =
                http.postJson(
                                layout.url(ServiceName.FILING, "/api/v1/filings"),
                                clerk,
                                application(filing),
                                "story-filing-" + filing.number())
                        .mustSucceed()
                        .json();
        String id = made.path("id").asText();
        if (!made.path("state").asText().equals("active")) {
            http.postJson(
                            layout.url(ServiceName.FILING, "/api/v1/filings/" + id + "/activation"),
                            clerk,
                            Json.object().put("reason", "材料齐全"),
                            "story-activation-" + filing.number())
                    .mustSucceed();
        }
        ids.put(filing.number(), id);
    }

    private static ObjectNode application(Filing filing) {
        ObjectNode application = Json.object();
        application.put("personNo", filing.person().number()).put("type", filing.type());
        ArrayNode regions = application.putArray("treatmentRegions");
        filing.regions().forEach(regions::add);
        ArrayNode institutions = application.putArray("institutions");
        filing.institutions().forEach(institutions::add);
        application.put("channel", filing.channel()).put("validFrom", filing.on().toString());
        filing.until().ifPresent(day -> application.put("validUntil", day.toString()));
        ArrayNode materials = application.putArray("materials");
        for (Filing.Material material : filing.materials()) {
            ObjectNode given =
                    materials
                            .addObject()
                            .put("kind", material.kind())
                            .put(
                                    "reference",
                                    "%s-%04d".formatted(material.kind(), filing.number()));
            material.since().ifPresent(day -> given.put("since", day.toString()));
        }
        return application.put("promise", filing.promise()).put("reason", filing.reason());
    }
}
