package org.crossregion.clearing.voucher;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.util.List;

/** Imported voucher mappings, each kept as the YAML it came as. */
@ApplicationScoped
class MappingRepository {

    private static final String ALL =
            "select body from voucher_mapping order by authority, valid_from";

    private static final String PUT =
            """
            insert into voucher_mapping (authority, valid_from, body)
            values (:authority, :validFrom, :body)
            on conflict (authority, valid_from) do update set body = excluded.body
            where voucher_mapping.body <> excluded.body
            """;

    private final Jdbi jdbi;

    MappingRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<String> all() {
        return jdbi.withHandle(handle -> handle.createQuery(ALL).mapTo(String.class).list());
    }

    /** Whether this changed anything. */
    boolean put(VoucherMapping mapping, String body) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(PUT)
                                        .bind("authority", mapping.authority())
                                        .bind("validFrom", mapping.validFrom())
                                        .bind("body", body)
                                        .execute())
                > 0;
    }
}
