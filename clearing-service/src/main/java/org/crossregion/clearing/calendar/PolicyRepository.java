package org.crossregion.clearing.calendar;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Imported clearing policies, each kept as the YAML it came as. */
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

    PolicyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<ClearingPolicy> all() {
        return jdbi
                .withHandle(handle -> handle.createQuery(ALL).mapTo(String.class).list())
                .stream()
                .map(body -> body.getBytes(StandardCharsets.UTF_8))
                .flatMap(body -> PolicyFile.read(body).stream())
                .toList();
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
