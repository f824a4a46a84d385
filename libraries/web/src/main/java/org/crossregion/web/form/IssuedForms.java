package org.crossregion.web.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.forms.CanonicalJson;
import org.crossregion.forms.Form;
import org.jdbi.v3.core.Jdbi;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Remembers which forms went out under which verification code. */
@ApplicationScoped
public class IssuedForms {

    private static final String REMEMBER =
            """
            insert into issued_form (code, form, title, number, version, unit, sha256, totals,
                                     issued_at)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            on conflict (code) do nothing
            """;

    private static final String FIND =
            """
            select code, form, title, number, version, unit, sha256, totals::text as totals,
                   issued_at
            from issued_form
            where code = :code
            """;

    private final Jdbi jdbi;
    private final Clock clock;
    private final ObjectMapper json;

    IssuedForms(Jdbi jdbi, Clock clock, ObjectMapper json) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.json = json;
    }

    /** Does nothing for a form without a code, and the second time for one with the same. */
    public void remember(Form form) {
        if (form.code().isEmpty()) {
            return;
        }
        QuarkusTransaction.joiningExisting()
                .run(
                        () ->
                                jdbi.useHandle(
                                        handle ->
                                                handle.execute(
                                                        REMEMBER,
                                                        form.code(),
                                                        form.form(),
                                                        form.title(),
                                                        form.number(),
                                                        form.version(),
                                                        form.unit(),
                                                        CanonicalJson.sha256(form),
                                                        totals(form),
                                                        clock.instant().atOffset(ZoneOffset.UTC))));
    }

    Optional<IssuedForm> find(String code) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("code", code)
                                .map(
                                        (row, context) ->
                                                new IssuedForm(
                                                        row.getString("code"),
                                                        row.getString("form"),
                                                        row.getString("title"),
                                                        row.getString("number"),
                                                        row.getString("version"),
                                                        row.getString("unit"),
                                                        row.getString("sha256"),
                                                        parsed(row.getString("totals")),
                                                        instant(
                                                                row.getObject(
                                                                        "issued_at",
                                                                        OffsetDateTime.class))))
                                .findOne());
    }

    /** The total rows as the canonical JSON has them: figures of a region, never of a person. */
    private String totals(Form form) {
        ArrayNode totals = json.createArrayNode();
        for (JsonNode section : parsed(CanonicalJson.of(form)).path("sections")) {
            if (!section.path("totals").isEmpty()) {
                totals.addObject()
                        .put("section", section.path("name").asText())
                        .set("totals", section.path("totals"));
            }
        }
        return totals.toString();
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own JSON", e);
        }
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}
