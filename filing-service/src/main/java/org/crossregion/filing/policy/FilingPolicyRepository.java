package org.crossregion.filing.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.reference.ReferenceDigest;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.reference.ReferenceStore;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.RegionCode;
import org.crossregion.web.json.ValuesModule;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of filing policies; the terms are kept as the file says them. */
@ApplicationScoped
class FilingPolicyRepository implements ReferenceStore<FilingPolicy> {

    private static final String CODE = "region || '@' || valid_from";

    private static final String SELECT =
            """
            select terms::text as terms, version
            from filing_policy
            """;

    private static final String IN_FORCE =
            SELECT
                    + """
                      where region = :region and valid_from <= :day
                      order by valid_from desc
                      limit 1
                      """;

    private static final String PUT =
            """
            insert into filing_policy (region, valid_from, name, terms, version)
            values (:region, :validFrom, :name, cast(:terms as jsonb), :version)
            on conflict (region, valid_from) do update set
                name = excluded.name, terms = excluded.terms, version = excluded.version
            """;

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(new ValuesModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private final Jdbi database;

    FilingPolicyRepository(Jdbi database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "filing-policies";
    }

    @Override
    public String codeOf(FilingPolicy policy) {
        return policy.region() + "@" + policy.validFrom();
    }

    @Override
    public Map<String, Versioned<FilingPolicy>> find(Collection<String> codes) {
        Map<String, Versioned<FilingPolicy>> found = new LinkedHashMap<>();
        database.useHandle(
                handle ->
                        handle.createQuery(SELECT + " where " + CODE + " = any(:codes)")
                                .bindArray("codes", String.class, codes)
                                .mapTo(Row.class)
                                .map(Row::versioned)
                                .forEach(row -> found.put(codeOf(row.value()), row)));
        return found;
    }

    /** The policy of exactly this region that is in force on a day. */
    Optional<Versioned<FilingPolicy>> inForce(RegionCode region, LocalDate day) {
        return database.withHandle(
                handle ->
                        handle.createQuery(IN_FORCE)
                                .bind("region", region)
                                .bind("day", day)
                                .mapTo(Row.class)
                                .findOne()
                                .map(Row::versioned));
    }

    /** By region and first day. */
    List<FilingPolicy> all() {
        return database.withHandle(
                handle ->
                        handle.createQuery(SELECT + " order by region, valid_from")
                                .mapTo(Row.class)
                                .map(row -> row.versioned().value())
                                .list());
    }

    @Override
    public void put(List<Versioned<FilingPolicy>> policies) {
        database.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(PUT);
                    for (Versioned<FilingPolicy> row : policies) {
                        batch.bind("region", row.value().region())
                                .bind("validFrom", row.value().validFrom())
                                .bind("name", row.value().name())
                                .bind("terms", json(row.value()))
                                .bind("version", row.version())
                                .add();
                    }
                    batch.execute();
                });
    }

    @Override
    public OutboxEvent published(Versioned<FilingPolicy> row, Instant at) {
        return FilingPolicyPublished.of(row, at);
    }

    @Override
    public ReferenceDigest digest() {
        return database.withHandle(
                handle -> ReferenceImport.digest(handle, kind(), "filing_policy", CODE));
    }

    private static String json(FilingPolicy policy) {
        try {
            return JSON.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of policy " + policy.name(), e);
        }
    }

    /** One row as it is read. */
    record Row(String terms, int version) {

        Versioned<FilingPolicy> versioned() {
            try {
                return new Versioned<>(JSON.readValue(terms, FilingPolicy.class), version);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a kept policy cannot be read", e);
            }
        }
    }
}
