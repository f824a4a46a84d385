package org.crossregion.filing.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import jakarta.inject.Singleton;

import org.crossregion.filing.reference.ReferenceTable;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.RegionCode;
import org.crossregion.web.json.ValuesModule;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The table of filing policies; the terms are kept as the file says them. */
@Singleton
class FilingPolicyRepository extends ReferenceTable<FilingPolicy> {

    private static final String SELECT =
            """
            select terms::text as terms, version
            from filing_policy
            """;

    private static final String PUT =
            """
            insert into filing_policy (region, valid_from, name, terms, version)
            values (:region, :validFrom, :name, cast(:terms as json), :version)
            on conflict (region, valid_from) do update set
                name = excluded.name, terms = excluded.terms, version = excluded.version
            """;

    private static final String STAMPS =
            """
            select region, valid_from, version
            from filing_policy
            order by region, valid_from
            """;

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(new ValuesModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private final Jdbi database;

    FilingPolicyRepository(Jdbi database) {
        super(
                database,
                "filing-policies",
                FilingPolicy.class,
                new Statements(
                        "filing_policy",
                        "region || '@' || valid_from",
                        "region, valid_from",
                        SELECT,
                        PUT));
        this.database = database;
    }

    /** Which policy there is in which version. */
    record Stamp(RegionCode region, LocalDate validFrom, int version) {

        String code() {
            return code(region, validFrom);
        }

        static String code(RegionCode region, LocalDate validFrom) {
            return region + "@" + validFrom;
        }
    }

    @Override
    public String codeOf(FilingPolicy policy) {
        return Stamp.code(policy.region(), policy.validFrom());
    }

    /** By region and first day. */
    List<Stamp> stamps() {
        return database.withHandle(handle -> handle.createQuery(STAMPS).mapTo(Stamp.class).list());
    }

    @Override
    protected FilingPolicy read(RowView row) {
        try {
            return JSON.readValue(row.getColumn("terms", String.class), FilingPolicy.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept policy cannot be read", e);
        }
    }

    @Override
    protected void bind(PreparedBatch batch, FilingPolicy policy) {
        batch.bind("region", policy.region())
                .bind("validFrom", policy.validFrom())
                .bind("name", policy.name())
                .bind("terms", json(policy));
    }

    @Override
    public OutboxEvent published(Versioned<FilingPolicy> row, Instant at) {
        return FilingPolicyPublished.of(row, at);
    }

    private static String json(FilingPolicy policy) {
        try {
            return JSON.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of policy " + policy.name(), e);
        }
    }
}
