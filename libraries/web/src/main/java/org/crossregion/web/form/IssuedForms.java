package org.crossregion.web.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Remembers which forms went out under which verification code. */
@ApplicationScoped
public class IssuedForms {

    private static final String REMEMBER =
            """
            insert into issued_form (code, form, title, number, version, unit, sha256, totals,
                                     issued_at, subject)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict (code) do update
            set made_no = nextval('issued_form_made'),
                subject = excluded.subject
            """;

    /** What was made last for the same question, if it is another one. */
    private static final String SINCE =
            """
            select code, number, version
            from issued_form
            where subject = :subject and code <> :code and made_no > :madeNo
            order by made_no desc
            limit 1
            """;

    private static final String FIND =
            """
            select code, form, title, number, version, unit, sha256, totals::text as totals,
                   issued_at, subject, made_no
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

    /**
     * Does nothing for a form without a code; one that was made before is now the last that was
     * made for its question.
     */
    void remember(Form form, FormQuery query) {
        if (form.code().isEmpty()) {
            return;
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
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
                                                        now,
                                                        FormSubject.write(query))));
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
                                                                        OffsetDateTime.class)),
                                                        Optional.ofNullable(
                                                                row.getString("subject")),
                                                        row.getLong("made_no")))
                                .findOne());
    }

    /** What was made for the same question since, and is another form. */
    Optional<Superseded> madeSince(IssuedForm form) {
        return form.subject()
                .flatMap(
                        subject ->
                                jdbi.withHandle(
                                        handle ->
                                                handle.createQuery(SINCE)
                                                        .bind("subject", subject)
                                                        .bind("code", form.code())
                                                        .bind("madeNo", form.madeNo())
                                                        .map(
                                                                (row, context) ->
                                                                        new Superseded(
                                                                                row.getString(
                                                                                        "version"),
                                                                                row.getString(
                                                                                        "number"),
                                                                                "其后又制发了内容不同的同一表证"))
                                                        .findOne()));
    }

    /** The total rows as the canonical JSON has them: figures of a region, never of a person. */
    private String totals(Form form) {
        ArrayNode totals = json.createArrayNode();
        for (JsonNode section : parsed(CanonicalJson.of(form)).path("sections")) {
            if (!section.path("totals").isEmpty()) {
                ObjectNode one = totals.addObject().put("section", section.path("name").asText());
                ArrayNode titles = one.putArray("titles");
                section.path("columns")
                        .forEach(
                                column ->
                                        titles.add(
                                                Stream.of("group", "title")
                                                        .map(part -> column.path(part).asText(""))
                                                        .filter(text -> !text.isEmpty())
                                                        .collect(Collectors.joining(" "))));
                one.set("totals", section.path("totals"));
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
