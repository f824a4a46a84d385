package org.crossregion.settlement.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.person.SamePerson;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The rows of reviews. */
@ApplicationScoped
class ReviewRepository {

    private static final String ADD =
            """
            insert into review (kind, region, settlement_id, mirror_id, visit_id, person_no, scheme,
                   year, admission, deductible_fen, yearly_deductibles, made_at)
            values (:kind, :region, :settlementId, :mirrorId, :visitId, :personNo, :scheme,
                   :year, :admission, :deductible, cast(:yearlyDeductibles as jsonb), :madeAt)
            """;

    private static final String COLUMNS =
            """
            select id, kind, region, settlement_id, mirror_id, visit_id, person_no, scheme, year,
                   admission, deductible_fen, yearly_deductibles::text as yearly_deductibles,
                   made_at, decision, reason, decided_by, decided_at
            from review
            """;

    private static final String LOCK = COLUMNS + "where id = :id for update\n";

    /** A province sees its regions, the nation all. */
    private static final String LIST =
            COLUMNS
                    + """
                    where id > :after and (:kind = '' or kind = :kind)
                      and (not :open or decision is null)
                      and (:scope in ('', '100000') or region = :scope
                        or (:scope like '__0000' and substr(region, 1, 2) = substr(:scope, 1, 2)))
                    order by id
                    limit :limit
                    """;

    private static final String DECIDE =
            """
            update review
            set decision = :decision, reason = :reason, decided_by = :by, decided_at = :at
            where id = :id
            """;

    private static final String RESTORE =
            """
            update review
            set decision = 'restored', reason = :reason, decided_by = 'system', decided_at = :at
            where mirror_id = :mirrorId and decision is null
            """;

    /** Under whichever number of the person, for the year counts together. */
    private static final String WITHHELD =
            """
            select admission, yearly_deductibles::text as yearly_deductibles
            from review
            where person_no in (%s) and scheme = :scheme and year = :year
              and kind = 'freed-deductible' and (decision is null or decision = 'closed')
            """
                    .formatted(SamePerson.NUMBERS);

    private final Jdbi jdbi;
    private final ObjectMapper json;

    ReviewRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    void add(Review review) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("kind", review.kind())
                                .bind("region", review.region())
                                .bind("settlementId", review.settlementId())
                                .bind("mirrorId", review.mirrorId())
                                .bind("visitId", review.visitId())
                                .bind("personNo", review.personNo())
                                .bind("scheme", review.scheme())
                                .bind("year", review.year())
                                .bind("admission", review.admission())
                                .bind("deductible", review.deductible())
                                .bind("yearlyDeductibles", text(review.yearlyDeductibles()))
                                .bind("madeAt", review.madeAt())
                                .execute());
    }

    Optional<Review.Kept> lock(long id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LOCK)
                                .bind("id", id)
                                .map((row, context) -> kept(row))
                                .findOne());
    }

    /**
     * @param scope the region whose reviews are asked for; absent for all
     */
    List<Review.Kept> list(
            Optional<RegionCode> scope,
            Optional<ReviewKind> kind,
            boolean open,
            long after,
            int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LIST)
                                .bind("scope", scope.map(RegionCode::value).orElse(""))
                                .bind("kind", kind.map(ReviewKind::code).orElse(""))
                                .bind("open", open)
                                .bind("after", after)
                                .bind("limit", limit)
                                .map((row, context) -> kept(row))
                                .list());
    }

    void decide(long id, Review.Outcome outcome) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(DECIDE)
                                .bind("id", id)
                                .bind("decision", outcome.decision())
                                .bind("reason", outcome.reason())
                                .bind("by", outcome.by())
                                .bind("at", outcome.at())
                                .execute());
    }

    void restore(String mirrorId, String reason, java.time.Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(RESTORE)
                                .bind("mirrorId", mirrorId)
                                .bind("reason", reason)
                                .bind("at", at)
                                .execute());
    }

    Withheld withheld(String personNo, Scheme scheme, int year) {
        Set<Integer> admissions = new HashSet<>();
        Map<CareType, Money> yearly = new EnumMap<>(CareType.class);
        jdbi.useHandle(
                handle ->
                        handle.createQuery(WITHHELD)
                                .bind("personNo", personNo)
                                .bind("scheme", scheme)
                                .bind("year", year)
                                .map(
                                        (row, context) -> {
                                            int admission = row.getInt("admission");
                                            if (admission > 0) {
                                                admissions.add(admission);
                                            }
                                            byCare(row.getString("yearly_deductibles"))
                                                    .forEach(
                                                            (care, fen) ->
                                                                    yearly.merge(
                                                                            care,
                                                                            fen,
                                                                            Money::plus));
                                            return admission;
                                        })
                                .list());
        return new Withheld(admissions, yearly);
    }

    private Review.Kept kept(ResultSet row) throws SQLException {
        Review review =
                new Review(
                        ReviewKind.fromString(row.getString("kind")),
                        RegionCode.of(row.getString("region")),
                        row.getString("settlement_id"),
                        row.getString("mirror_id"),
                        row.getString("visit_id"),
                        row.getString("person_no"),
                        Scheme.fromString(row.getString("scheme")),
                        row.getInt("year"),
                        row.getInt("admission"),
                        Money.ofFen(row.getLong("deductible_fen")),
                        byCare(row.getString("yearly_deductibles")),
                        row.getObject("made_at", OffsetDateTime.class).toInstant());
        String decision = row.getString("decision");
        return new Review.Kept(
                row.getLong("id"),
                review,
                decision == null
                        ? Optional.empty()
                        : Optional.of(
                                new Review.Outcome(
                                        ReviewDecision.fromString(decision),
                                        row.getString("reason"),
                                        row.getString("decided_by"),
                                        row.getObject("decided_at", OffsetDateTime.class)
                                                .toInstant())));
    }

    private String text(Map<CareType, Money> byCare) {
        Map<String, Long> amounts = new TreeMap<>();
        byCare.forEach((care, amount) -> amounts.put(care.code(), amount.fen()));
        try {
            return json.writeValueAsString(amounts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of deductibles", e);
        }
    }

    private Map<CareType, Money> byCare(String text) {
        Map<CareType, Money> amounts = new EnumMap<>(CareType.class);
        try {
            json.readValue(text, new TypeReference<Map<String, Long>>() {})
                    .forEach(
                            (care, fen) ->
                                    amounts.put(CareType.fromString(care), Money.ofFen(fen)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored deductibles are not readable", e);
        }
        return amounts;
    }
}
