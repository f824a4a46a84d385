package org.crossregion.local.desk;

import org.crossregion.local.client.Answer;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Json;
import org.crossregion.local.client.Refusal;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.values.Beijing;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Moves the business time of all services together; never back. */
public final class StoryClock {

    /** A clock that was moved ticks on by itself, in step with the machine's. */
    private static final Duration TICKED_ON = Duration.ofMinutes(30);

    private final Http http;
    private final Layout layout;
    private final Executor executor;

    public StoryClock(Http http, Layout layout, Executor executor) {
        this.http = http;
        this.layout = layout;
        this.executor = executor;
    }

    /** Goes to the story's first day, which only a stack that has lived no other days can do. */
    public void begin(LocalDateTime time) {
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
    public void moveTo(LocalDateTime time) {
        Instant target = Beijing.instant(time);
        List<CompletableFuture<Void>> moves =
                Arrays.stream(ServiceName.values())
                        .map(
                                service ->
                                        CompletableFuture.runAsync(
                                                () -> move(service, target), executor))
                        .toList();
        try {
            moves.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void move(ServiceName service, Instant target) {
        String url = layout.url(service, "/dev/clock");
        String wanted = Json.write(Json.object().put("instant", target.toString()));
        Answer answer =
                http.send(
                        Http.to(url, "")
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(wanted))
                                .build());
        if (!answer.isSuccess() && !hasPassed(url, target)) {
            answer.mustSucceed();
        }
    }

    private boolean hasPassed(String url, Instant target) {
        Instant now = now(url);
        return !now.isBefore(target) && now.isBefore(target.plus(TICKED_ON));
    }

    private Instant now(String url) {
        return Instant.parse(http.get(url, "").json().path("instant").asText());
    }
}
