package org.crossregion.local.story;

import org.crossregion.local.client.Answer;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Json;
import org.crossregion.local.client.Refusal;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.values.Beijing;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.LocalDateTime;

/** Moves the business time of all services together; never back. */
final class StoryClock {

    private final Http http;
    private final Layout layout;

    StoryClock(Http http, Layout layout) {
        this.http = http;
        this.layout = layout;
    }

    /** Goes to the story's first day, which only a stack that has lived no other days can do. */
    void begin(LocalDateTime time) {
        try {
            moveTo(time);
        } catch (Refusal e) {
            throw new StoryFailure(
                    "it begins at %s, but these services have lived on to %s: add --fresh, or leave"
                                    .formatted(
                                            time, now(layout.url(ServiceName.FILING, "/dev/clock")))
                            + " --data out");
        }
    }

    /** Goes to a Beijing time, where every service's jobs that fall due on the way have run. */
    void moveTo(LocalDateTime time) {
        Instant target = Beijing.instant(time);
        for (ServiceName service : ServiceName.values()) {
            String url = layout.url(service, "/dev/clock");
            Answer answer =
                    http.send(
                            Http.to(url, "")
                                    .header("Content-Type", "application/json")
                                    .PUT(
                                            BodyPublishers.ofString(
                                                    Json.write(
                                                            Json.object()
                                                                    .put(
                                                                            "instant",
                                                                            target.toString()))))
                                    .build());
            if (!answer.isSuccess() && !hasPassed(url, target)) {
                answer.mustSucceed();
            }
        }
    }

    /** The clock ticks on by itself: a moment that has just passed is as good as reached. */
    private boolean hasPassed(String url, Instant target) {
        Instant now = now(url);
        return !now.isBefore(target) && now.isBefore(target.plusSeconds(1_800));
    }

    private Instant now(String url) {
        return Instant.parse(http.get(url, "").json().path("instant").asText());
    }
}
