package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Answer;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Json;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** The authority's people who take a month from reconciliation to publication. */
final class ClearingDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> STATES =
            List.of(
                    "open",
                    "reconciling",
                    "confirmed",
                    "generated",
                    "published",
                    "signed",
                    "issued",
                    "closed");

    /** Who takes each step, and the state it leads to. */
    private static final Map<String, Step> STEPS =
            Map.of(
                    "reconciliation", new Step("finance-maker", "制表员样甲", "reconciling"),
                    "confirmation", new Step("finance-checker", "复核员样乙", "confirmed"),
                    "generation", new Step("finance-maker", "制表员样甲", "generated"),
                    "publication", new Step("finance-checker", "复核员样乙", "published"));

    private final Http http;
    private final Layout layout;
    private final Tokens tokens;
    private final String authority;

    ClearingDesk(Http http, Layout layout, Tokens tokens, String authority) {
        this.http = http;
        this.layout = layout;
        this.tokens = tokens;
        this.authority = authority;
    }

    private record Step(String role, String user, String state) {}

    /** Where the month stands. */
    JsonNode period(YearMonth month) {
        return http.get(url(month, ""), tokens.of("authority", "authority", authority))
                .mustSucceed()
                .json();
    }

    /**
     * Takes a step unless the calendar or an earlier attempt has taken it; waits while the month is
     * not whole yet.
     */
    void take(String name, YearMonth month) {
        Step step = STEPS.get(name);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            if (reached(period(month).path("state").asText(), step.state())) {
                return;
            }
            Answer answer =
                    http.postJson(
                            url(month, "/" + name),
                            tokens.of(step.role(), step.user(), authority),
                            Json.object(),
                            "story-" + name + "-" + month + "-" + System.nanoTime());
            if (answer.isSuccess()) {
                return;
            }
            if (answer.status() != 409 || System.nanoTime() > end) {
                answer.mustSucceed();
            }
            Http.pause(Duration.ofMillis(500));
        }
    }

    private static boolean reached(String state, String wanted) {
        return STATES.indexOf(state) >= STATES.indexOf(wanted);
    }

    private String url(YearMonth month, String step) {
        return layout.url(
                ServiceName.CLEARING,
                "/api/v1/periods/" + month + step + "?authority=" + authority + "&tier=province");
    }
}
