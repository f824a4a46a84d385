package org.crossregion.clearing.calendar;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Imported clearing policies, each kept as the YAML it came as. The database says at every question
 * which there are; a text that was read before is not read again.
 */
@ApplicationScoped
class PolicyRepository {

    private static final String ALL =
            "select body from clearing_policy order by authority, tier, valid_from";

    private static final String PUT =
            """
            insert into clearing_policy (authority, tier, valid_from, body)
            values (:authority, :tier, :validFrom, :body)
            on conflict (authority, tier, valid_from) do update set body = excluded.body
            where clearing_policy.body <> excluded.body
            """;

    private final Jdbi jdbi;
    private volatile Map<String, List<ClearingPolicy>> read = Map.of();

    PolicyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<ClearingPolicy> all() {
        List<String> bodies =
                jdbi.withHandle(handle -> handle.createQuery(ALL).mapTo(String.class).list());
        Map<String, List<ClearingPolicy>> known = read;
        if (!known.keySet().containsAll(bodies)) {
            known = read(bodies, known);
            read = known;
        }
        return bodies.stream().map(known::get).flatMap(List::stream).toList();
    }

    /** Texts that are no longer there are forgotten. */
    private static Map<String, List<ClearingPolicy>> read(
            List<String> bodies, Map<String, List<ClearingPolicy>> known) {
        Map<String, List<ClearingPolicy>> all = new HashMap<>();
        for (String body : bodies) {
            List<ClearingPolicy> before = known.get(body);
            all.put(
                    body,
                    before == null
                            ? PolicyFile.read(body.getBytes(StandardCharsets.UTF_8))
                            : before);
        }
        return Map.copyOf(all);
    }

    /** Whether this changed anything. */
    boolean put(ClearingPolicy policy, String body) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(PUT)
                                        .bind("authority", policy.authority())
                                        .bind("tier", policy.tier())
                                        .bind("validFrom", policy.validFrom())
                                        .bind("body", body)
                                        .execute())
                > 0;
    }
}
