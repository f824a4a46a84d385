package org.crossregion.local.story;

import org.crossregion.local.client.Http;
import org.crossregion.local.client.Json;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;

/** The authority's people who look after the revolving fund. */
final class FundDesk {

    private final Http http;
    private final Layout layout;
    private final String token;

    FundDesk(Http http, Layout layout, Tokens tokens, String authority) {
        this.http = http;
        this.layout = layout;
        this.token = tokens.of("authority", "周转金样丁", authority);
    }

    /** Fixes the year's quotas by policy; returns how many there are. */
    int fixQuotas(int year) {
        return http.postJson(
                        layout.url(ServiceName.FUND, "/api/v1/quotas/" + year),
                        token,
                        Json.object(),
                        "story-quotas-" + year)
                .mustSucceed()
                .json()
                .path("quotas")
                .size();
    }
}
