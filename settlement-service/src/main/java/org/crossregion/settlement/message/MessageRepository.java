package org.crossregion.settlement.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.web.identity.IdentityNumbers;
import org.crossregion.web.identity.IdentityProtection;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps messages with content and answer sealed; only here are they opened. */
@ApplicationScoped
class MessageRepository {

    private static final String CLAIM =
            """
            insert into gateway_message (institution, infno, msgid, person_no, keyed,
                   reference_no, decision, content, key_id, trace_id, received_at)
            values (:institution, :infno, :msgid, :personNo, :keyed,
                   :reference, :decision, :content, :keyId, :traceId, :receivedAt)
            on conflict (institution, infno, msgid, person_no) where keyed do nothing
            returning id
            """;

    private static final String ANSWER =
            """
            update gateway_message
               set answer = :answer, answered_at = :answeredAt
             where id = :id
               and answer is null
            """;

    private static final String REVERSE =
            """
            update gateway_message
               set reversed_by = :by, reversed_at = :at
             where id = :id
               and reversed_by is null
            """;

    private static final String COLUMNS =
            """
            select id, institution, infno, msgid, person_no, decision, content, answer, key_id,
                   reference_no, trace_id, received_at, answered_at, reversed_by
              from gateway_message
            """;

    private static final String BY_KEY =
            COLUMNS
                    + """
             where institution = :institution
               and infno = :infno
               and msgid = :msgid
               and person_no = :personNo
               and keyed
            """;

    /** The newest, so that a message put right at last is among them. */
    private static final String BY_MSGID =
            COLUMNS
                    + """
             where msgid = :msgid
               and (:institution = '' or institution = :institution)
             order by id desc
             limit :limit
            """;

    private static final String EXISTS =
            """
            select exists (select 1 from gateway_message where msgid = :msgid)
            """;

    private static final String FORGET =
            """
            delete from gateway_message
             where id in (
                   select id from gateway_message
                    where decision = 'refused'
                      and received_at < :before
                    order by received_at
                    limit :limit)
            """;

    private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json = new ObjectMapper();
    private final IdentityProtection protection;

    MessageRepository(Jdbi jdbi, IdentityProtection protection) {
        this.jdbi = jdbi;
        this.protection = protection;
    }

    /**
     * Stores a message before its effect; waits while another transaction does the same message.
     *
     * @return its number; empty if that keyed message has been stored already
     */
    OptionalLong claim(ReceivedMessage message, String decision) {
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(CLAIM)
                                .bind("institution", message.institution())
                                .bind("infno", message.infno())
                                .bind("msgid", message.msgid())
                                .bind("personNo", person(message))
                                .bind("keyed", message.keyed())
                                .bind("reference", message.reference())
                                .bind("decision", decision)
                                .bind("content", sealed(message.content()))
                                .bind("keyId", protection.currentKey())
                                .bind("traceId", message.traceId())
                                .bind("receivedAt", message.receivedAt())
                                .mapTo(Long.class)
                                .findOne()
                                .stream()
                                .mapToLong(Long::longValue)
                                .findFirst());
    }

    /** Some clients send the certificate's number for psn_no. */
    private static String person(ReceivedMessage message) {
        return IdentityNumbers.maskAll(message.personNo());
    }

    void answered(long id, Answer answer, Instant at) {
        int updated =
                jdbi.withHandle(
                        handle ->
                                handle.createUpdate(ANSWER)
                                        .bind("id", id)
                                        .bind("answer", sealed(answer))
                                        .bind("answeredAt", at)
                                        .execute());
        if (updated != 1) {
            throw new IllegalStateException("message " + id + " has been answered already");
        }
    }

    void reversed(long id, String by, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(REVERSE)
                                .bind("id", id)
                                .bind("by", by)
                                .bind("at", at)
                                .execute());
    }

    /** The message with that key, locked, so that two reversals of it take turns. */
    Optional<StoredMessage> lockByKey(ReceivedMessage message) {
        return byKey(BY_KEY + "for update\n", message);
    }

    Optional<StoredMessage> byKey(ReceivedMessage message) {
        return byKey(BY_KEY, message);
    }

    private Optional<StoredMessage> byKey(String query, ReceivedMessage message) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(query)
                                .bind("institution", message.institution())
                                .bind("infno", message.infno())
                                .bind("msgid", message.msgid())
                                .bind("personNo", person(message))
                                .map(opened())
                                .findOne());
    }

    /** The last messages of that id in order of arrival; an empty institution means anyone's. */
    List<StoredMessage> byMsgid(String msgid, String institution, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(BY_MSGID)
                                .bind("msgid", msgid)
                                .bind("institution", institution)
                                .bind("limit", limit)
                                .map(opened())
                                .stream()
                                .sorted(Comparator.comparing(StoredMessage::id))
                                .toList());
    }

    /** Whether anybody sent a message of that id. */
    boolean exists(String msgid) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(EXISTS).bind("msgid", msgid).mapTo(Boolean.class).one());
    }

    /** Removes refused messages, the oldest first; says how many. */
    int forget(Instant before, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(FORGET)
                                .bind("before", before)
                                .bind("limit", limit)
                                .execute());
    }

    private RowMapper<StoredMessage> opened() {
        return (row, context) -> {
            String key = row.getString("key_id");
            Optional<Instant> answeredAt =
                    Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant);
            return new StoredMessage(
                    row.getLong("id"),
                    row.getString("institution"),
                    row.getString("infno"),
                    row.getString("msgid"),
                    row.getString("person_no"),
                    row.getString("decision"),
                    row.getString("trace_id"),
                    row.getTimestamp("received_at").toInstant(),
                    answeredAt,
                    opened(row.getBytes("content"), key, CONTENT),
                    answeredAt.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    opened(
                                            row.getBytes("answer"),
                                            key,
                                            new TypeReference<Answer>() {})),
                    Optional.ofNullable(row.getString("reversed_by")));
        };
    }

    private byte[] sealed(Object value) {
        try {
            return protection.seal(json.writeValueAsString(value).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message that cannot be written", e);
        }
    }

    private <T> T opened(byte[] sealed, String key, TypeReference<T> type) {
        try {
            byte[] clear = protection.open(sealed, key);
            return json.readValue(new String(clear, StandardCharsets.UTF_8), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored message that cannot be read", e);
        }
    }
}
