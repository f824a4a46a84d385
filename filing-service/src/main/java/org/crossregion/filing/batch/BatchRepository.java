package org.crossregion.filing.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.DatedNumbers;
import org.crossregion.database.RecordArguments;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.IdentityProtection;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of batch files and of what became of their rows; the files are kept sealed. */
@ApplicationScoped
class BatchRepository {

    private static final String SELECT =
            """
            select id, region, employer, declared, channel, file_name, format, file_sha256, rows,
                persons, state, uploaded_by, uploader_roles, uploader_region, uploaded_at,
                started_at, finished_at, decided_by, decision
            from filing_batch
            """;

    /** Empty filters let everything pass. */
    private static final String PAGE =
            SELECT
                    + """
                      where id > :after
                          and region like :scope
                          and (:employer = '' or employer = :employer)
                          and (:state = '' or state = :state)
                      order by id
                      limit :limit
                      """;

    private static final String TO_WORK =
            """
            select id
            from filing_batch
            where state in ('waiting', 'running')
            order by uploaded_at, id
            """;

    private static final String ADD =
            """
            insert into filing_batch
                (id, region, employer, declared, channel, file_name, format, file_sha256, rows,
                persons, state, uploaded_by, uploader_roles, uploader_region, uploaded_at)
            values
                (:id, :region, :employer, :declared, :channel, :fileName, :format, :fileSha256,
                :rows, :persons, :state, :uploadedBy, :uploaderRoles, :uploaderRegion, :uploadedAt)
            """;

    private static final String ADD_FILE =
            """
            insert into filing_batch_file (batch_id, sealed, key_id)
            values (:id, :sealed, :keyId)
            """;

    private static final String FILE =
            """
            select sealed, key_id from filing_batch_file where batch_id = :id
            """;

    private static final String START =
            """
            update filing_batch
            set state = 'running', started_at = coalesce(started_at, :at)
            where id = :id and state in ('waiting', 'running')
            """;

    private static final String FINISH =
            """
            update filing_batch
            set state = 'done', finished_at = :at
            where id = :id and state = 'running'
                and rows = (select count(*) from filing_batch_row where batch_id = :id)
            """;

    private static final String DECIDE =
            """
            update filing_batch
            set state = :state, decided_by = :decidedBy, decision = :decision
            where id = :id and state = 'held'
            """;

    private static final String ADD_ROW =
            """
            insert into filing_batch_row (batch_id, row_no, outcome, filing_id, faults)
            values (:id, :row, :outcome, :filingId, cast(:faults as jsonb))
            on conflict (batch_id, row_no) do nothing
            """;

    private static final String DONE_ROWS =
            """
            select row_no from filing_batch_row where batch_id = :id
            """;

    private static final String DONE_AMONG =
            """
            select row_no from filing_batch_row where batch_id = :id and row_no = any(:rows)
            """;

    private static final String COUNTS =
            """
            select outcome, count(*) as number
            from filing_batch_row
            where batch_id = :id
            group by outcome
            """;

    private static final String OUTCOMES =
            """
            select row_no, outcome, filing_id, faults::text as faults
            from filing_batch_row
            where batch_id = :id and row_no > :after
                and (:outcome = '' or outcome = :outcome)
            order by row_no
            limit :limit
            """;

    private final Jdbi database;
    private final DatedNumbers numbers;
    private final ObjectMapper json;
    private final IdentityProtection protection;

    BatchRepository(Jdbi database, ObjectMapper json, IdentityProtection protection) {
        this.database = database;
        this.numbers = DatedNumbers.of(database, 'B', "filing_batch_number");
        this.json = json;
        this.protection = protection;
    }

    String nextId(RegionCode region, LocalDate day) {
        return numbers.next(region, day);
    }

    void add(Batch batch, byte[] file) {
        database.useHandle(
                handle -> {
                    handle.createUpdate(ADD)
                            .bindNamedArgumentFinder(RecordArguments.of(batch))
                            .execute();
                    handle.createUpdate(ADD_FILE)
                            .bind("id", batch.id())
                            .bind("sealed", protection.seal(file))
                            .bind("keyId", protection.currentKey())
                            .execute();
                });
    }

    /** The file as it was uploaded. */
    byte[] file(String id) {
        return database.withHandle(
                handle ->
                        handle.createQuery(FILE)
                                .bind("id", id)
                                .map(
                                        (row, context) ->
                                                protection.open(
                                                        row.getBytes("sealed"),
                                                        row.getString("key_id")))
                                .one());
    }

    Optional<Batch> find(String id) {
        return one(SELECT + " where id = :id", id);
    }

    /** The batch, and nobody else decides on it until the transaction ends. */
    Optional<Batch> lock(String id) {
        return one(SELECT + " where id = :id for update", id);
    }

    private Optional<Batch> one(String query, String id) {
        return database.withHandle(
                handle -> handle.createQuery(query).bind("id", id).mapTo(Batch.class).findOne());
    }

    /**
     * In the order of their ids.
     *
     * @param scope a {@code like} pattern of the regions that may be seen
     */
    List<Batch> page(String scope, String employer, String state, String after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(PAGE)
                                .bind("scope", scope)
                                .bind("employer", employer)
                                .bind("state", state)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(Batch.class)
                                .list());
    }

    /** What waits or was begun, oldest first. */
    List<String> toWork() {
        return database.withHandle(
                handle -> handle.createQuery(TO_WORK).mapTo(String.class).list());
    }

    void start(String id, Instant at) {
        database.useHandle(
                handle -> handle.createUpdate(START).bind("id", id).bind("at", at).execute());
    }

    /** Only if every row has its outcome. */
    void finish(String id, Instant at) {
        database.useHandle(
                handle -> handle.createUpdate(FINISH).bind("id", id).bind("at", at).execute());
    }

    void decide(Batch decided) {
        database.useHandle(
                handle ->
                        handle.createUpdate(DECIDE)
                                .bind("id", decided.id())
                                .bind("state", decided.state())
                                .bind("decidedBy", decided.decidedBy())
                                .bind("decision", decided.decision())
                                .execute());
    }

    /** Those of these rows that have their outcome already. */
    Set<Integer> doneAmong(String id, List<Integer> rows) {
        return database.withHandle(
                handle ->
                        new HashSet<>(
                                handle.createQuery(DONE_AMONG)
                                        .bind("id", id)
                                        .bindArray("rows", Integer.class, rows)
                                        .mapTo(Integer.class)
                                        .list()));
    }

    /** A row that has its outcome keeps it. */
    void addOutcomes(String id, List<RowOutcome> outcomes) {
        database.useHandle(
                handle -> {
                    PreparedBatch rows = handle.prepareBatch(ADD_ROW);
                    for (RowOutcome outcome : outcomes) {
                        rows.bind("id", id)
                                .bind("row", outcome.row())
                                .bind("outcome", outcome.outcome())
                                .bind("filingId", outcome.filingId())
                                .bind("faults", write(outcome.faults()))
                                .add();
                    }
                    rows.execute();
                });
    }

    Set<Integer> doneRows(String id) {
        return database.withHandle(
                handle ->
                        new HashSet<>(
                                handle.createQuery(DONE_ROWS)
                                        .bind("id", id)
                                        .mapTo(Integer.class)
                                        .list()));
    }

    Map<RowOutcome.Kind, Integer> counts(String id) {
        Map<RowOutcome.Kind, Integer> counts = new EnumMap<>(RowOutcome.Kind.class);
        database.useHandle(
                handle ->
                        handle.createQuery(COUNTS)
                                .bind("id", id)
                                .mapTo(Count.class)
                                .forEach(count -> counts.put(count.outcome(), count.number())));
        return counts;
    }

    /** In the order of the rows; an empty outcome lets all pass. */
    List<RowOutcome> outcomes(String id, String outcome, long after, int limit) {
        return database.withHandle(
                handle ->
                        handle
                                .createQuery(OUTCOMES)
                                .bind("id", id)
                                .bind("outcome", outcome)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(OutcomeRow.class)
                                .stream()
                                .map(this::outcome)
                                .toList());
    }

    private RowOutcome outcome(OutcomeRow row) {
        return new RowOutcome(row.rowNo(), row.outcome(), row.filingId(), read(row.faults()));
    }

    private String write(List<Fault> faults) {
        try {
            return json.writeValueAsString(faults);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of faults", e);
        }
    }

    private List<Fault> read(String faults) {
        try {
            return json.readValue(faults, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored faults are not readable", e);
        }
    }

    /** How many rows came to one end. */
    record Count(RowOutcome.Kind outcome, int number) {}

    /** An outcome as it is read. */
    record OutcomeRow(
            int rowNo, RowOutcome.Kind outcome, Optional<String> filingId, String faults) {}
}
