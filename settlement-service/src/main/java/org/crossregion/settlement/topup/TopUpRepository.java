package org.crossregion.settlement.topup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.payout.Decision;
import org.crossregion.settlement.payout.Payee;
import org.crossregion.settlement.payout.PayoutColumns;
import org.crossregion.settlement.payout.Queue;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.identity.ProtectedIdentity;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of top-ups and of what they pay. */
@ApplicationScoped
class TopUpRepository {

    private static final String COLUMNS =
            """
            select one.top_up_id, state, one.settlement_id, one.person_no, one.insured_region,
                   cause, person_type, civil_servant, filing_type, filing_id, one.reason, evidence,
                   proposed_by, proposed_at, one.payee_name, one.payee_bank, one.payee_cipher,
                   one.payee_index, one.payee_key, working_days, special_working_days, decided_by,
                   decided_at, decision, due_fen, special.*, payout.*
            from top_up one
            left join lateral (
                select cash_fen as due_fen, seq as entry_seq
                from top_up_entry
                where entry_id = one.top_up_id and one.state = 'settled') settled on true
            """
                    + PayoutColumns.besides("one.top_up_id");

    private static final String FIND = COLUMNS + "where one.top_up_id = :id\n";

    private static final String LOCK =
            "select top_up_id from top_up where top_up_id = :id for update";

    private static final String OF_SETTLEMENT =
            COLUMNS + "where one.settlement_id = :id\norder by one.top_up_id\n";

    private static final String STANDING =
            COLUMNS
                    + """
                    where one.settlement_id = :id and state = 'settled'
                    order by entry_seq
                    """;

    private static final String OF_REGION =
            COLUMNS
                    + "where one.top_up_id > :after and "
                    + Queue.CONDITION
                    + """
                    order by one.top_up_id
                    limit :limit
                    """;

    private static final String NEXT_NUMBER = "select nextval('top_up_number')";

    private static final String ADD =
            """
            insert into top_up (top_up_id, state, settlement_id, person_no, insured_region, cause,
                   person_type, civil_servant, filing_type, filing_id, reason, evidence,
                   proposed_by, proposed_at, received_on, working_days, special_working_days,
                   payee_name, payee_bank, payee_cipher, payee_index, payee_key)
            values (:topUpId, :state, :settlementId, :personNo, :insuredRegion, :cause,
                   :personType, :civilServant, :filingType, :filingId, :reason, :evidence,
                   :proposedBy, :proposedAt, :receivedOn, :workingDays, :specialWorkingDays,
                   :payeeName, :payeeBank, :payeeCipher, :payeeIndex, :payeeKey)
            on conflict (settlement_id, cause) where state in ('proposed', 'settled') do nothing
            """;

    private static final String DECIDE =
            """
            update top_up
            set state = :state, decided_by = :by, decided_at = :at, decision = :reason
            where top_up_id = :id
            """;

    private static final String CANCEL =
            "update top_up set state = 'cancelled' where top_up_id = :id";

    private static final String ENTER =
            """
            insert into top_up_entry (entry_id, original_id, top_up_id, settlement_id, person_no,
                   scheme, insured_region, care_type, entered_at, pooling_fen, civil_servant_fen,
                   enterprise_fen, serious_illness_fen, large_amount_fen, disabled_fen,
                   medical_aid_fen, other_fen, account_fen, cash_fen, deductible_fen, policy,
                   policy_version, reason, explanation)
            values (:entryId, :originalId, :topUpId, :settlementId, :personNo,
                   :scheme, :insuredRegion, :careType, :enteredAt, :pooling, :civilServant,
                   :enterprise, :seriousIllness, :largeAmount, :disabled,
                   :medicalAid, :other, :account, :cash, :deductible, :policy,
                   :policyVersion, :reason, cast(:explanation as jsonb))
            """;

    private static final String ENTER_YEAR =
            """
            insert into top_up_year (entry_id, year, pooling_fen, civil_servant_fen,
                   enterprise_fen, serious_illness_fen, large_amount_fen, disabled_fen,
                   medical_aid_fen, other_fen, deductible_fen)
            values (:entryId, :year, :pooling, :civilServant,
                   :enterprise, :seriousIllness, :largeAmount, :disabled,
                   :medicalAid, :other, :deductible)
            """;

    private static final String YEARS =
            """
            select y.entry_id, y.year, y.pooling_fen, y.civil_servant_fen, y.enterprise_fen,
                   y.serious_illness_fen, y.large_amount_fen, y.disabled_fen, y.medical_aid_fen,
                   y.other_fen, y.deductible_fen
            from top_up_year y
            join top_up_entry using (entry_id)
            where top_up_id = any(:ids)
            order by y.year
            """;

    private static final String ENTRIES =
            """
            select entry_id, original_id, top_up_id, settlement_id, person_no, scheme,
                   insured_region, care_type, entered_at, pooling_fen, civil_servant_fen,
                   enterprise_fen, serious_illness_fen, large_amount_fen, disabled_fen,
                   medical_aid_fen, other_fen, account_fen, cash_fen, deductible_fen, policy,
                   policy_version, reason, explanation::text as explanation
            from top_up_entry
            where top_up_id = any(:ids)
            order by seq
            """;

    private final Jdbi jdbi;
    private final ObjectMapper json;

    TopUpRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    long nextNumber() {
        return jdbi.withHandle(handle -> handle.createQuery(NEXT_NUMBER).mapTo(Long.class).one());
    }

    Optional<TopUp> find(String id) {
        return list(FIND, id).stream().findFirst();
    }

    /** Locked until the transaction ends; what belongs to it is read after the lock. */
    Optional<TopUp> lock(String id) {
        jdbi.useHandle(
                handle -> handle.createQuery(LOCK).bind("id", id).mapTo(String.class).findOne());
        return find(id);
    }

    /** By number. */
    List<TopUp> of(Queue queue) {
        return jdbi.withHandle(
                handle ->
                        queue.bind(handle.createQuery(OF_REGION))
                                .map((row, context) -> topUp(row))
                                .list());
    }

    List<TopUp> of(String settlementId) {
        return list(OF_SETTLEMENT, settlementId);
    }

    /** Those that have paid and were not taken back, in the order in which they did. */
    List<TopUp> standing(String settlementId) {
        return list(STANDING, settlementId);
    }

    private List<TopUp> list(String query, String id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(query)
                                .bind("id", id)
                                .map((row, context) -> topUp(row))
                                .list());
    }

    /** Whether it was added; not while one of the same cause is open or paid. */
    boolean add(TopUp topUp) {
        Correction correction = topUp.correction();
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(ADD)
                                        .bind("topUpId", topUp.topUpId())
                                        .bind("state", topUp.state())
                                        .bind("settlementId", topUp.settlementId())
                                        .bind("personNo", topUp.personNo())
                                        .bind("insuredRegion", topUp.insuredRegion())
                                        .bind("cause", topUp.cause())
                                        .bind("personType", correction.personType().orElse(null))
                                        .bind(
                                                "civilServant",
                                                correction.civilServant().orElse(null))
                                        .bind(
                                                "filingType",
                                                correction
                                                        .filingType()
                                                        .map(FilingType::code)
                                                        .orElse(null))
                                        .bind("filingId", correction.filingId().orElse(null))
                                        .bind("reason", topUp.reason())
                                        .bind("evidence", topUp.evidence())
                                        .bind("proposedBy", topUp.proposedBy())
                                        .bind("proposedAt", topUp.proposedAt())
                                        .bind("receivedOn", topUp.receivedOn())
                                        .bind("workingDays", topUp.term().normalDays())
                                        .bind("specialWorkingDays", topUp.term().specialDays())
                                        .bind(
                                                "payeeName",
                                                topUp.payee().map(Payee::name).orElse(null))
                                        .bind(
                                                "payeeBank",
                                                topUp.payee().map(Payee::bank).orElse(null))
                                        .bind(
                                                "payeeCipher",
                                                account(topUp, ProtectedIdentity::cipher))
                                        .bind(
                                                "payeeIndex",
                                                account(topUp, ProtectedIdentity::index))
                                        .bind("payeeKey", account(topUp, ProtectedIdentity::keyId))
                                        .execute()
                                > 0);
    }

    /** A part of the payee's account; null if nobody was named. */
    private static String account(TopUp topUp, Function<ProtectedIdentity, String> part) {
        return topUp.payee().map(Payee::account).map(part).orElse(null);
    }

    void decide(String id, TopUpState state, Decision decision) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(DECIDE)
                                .bind("id", id)
                                .bind("state", state)
                                .bind("by", decision.by())
                                .bind("at", decision.at())
                                .bind("reason", decision.reason())
                                .execute());
    }

    void cancel(String id) {
        jdbi.useHandle(handle -> handle.createUpdate(CANCEL).bind("id", id).execute());
    }

    void enter(TopUpEntry entry) {
        jdbi.useHandle(
                handle ->
                        bound(handle.createUpdate(ENTER), entry.funds())
                                .bind("entryId", entry.entryId())
                                .bind("originalId", entry.originalId().orElse(null))
                                .bind("topUpId", entry.topUpId())
                                .bind("settlementId", entry.settlementId())
                                .bind("personNo", entry.personNo())
                                .bind("scheme", entry.scheme())
                                .bind("insuredRegion", entry.insuredRegion())
                                .bind("careType", entry.careType())
                                .bind("enteredAt", entry.enteredAt())
                                .bind("account", entry.account())
                                .bind("cash", entry.cash())
                                .bind("deductible", entry.deductible())
                                .bind("policy", entry.policy())
                                .bind("policyVersion", entry.policyVersion())
                                .bind("reason", entry.reason())
                                .bind("explanation", text(entry))
                                .execute());
        for (TopUpEntry.Year year : entry.years()) {
            jdbi.useHandle(
                    handle ->
                            bound(handle.createUpdate(ENTER_YEAR), year.funds())
                                    .bind("entryId", entry.entryId())
                                    .bind("year", year.year())
                                    .bind("deductible", year.deductible())
                                    .execute());
        }
    }

    private static Update bound(Update statement, Map<Fund, Money> funds) {
        return statement
                .bind("pooling", fund(funds, Fund.POOLING))
                .bind("civilServant", fund(funds, Fund.CIVIL_SERVANT))
                .bind("enterprise", fund(funds, Fund.ENTERPRISE))
                .bind("seriousIllness", fund(funds, Fund.SERIOUS_ILLNESS))
                .bind("largeAmount", fund(funds, Fund.LARGE_AMOUNT))
                .bind("disabled", fund(funds, Fund.DISABLED))
                .bind("medicalAid", fund(funds, Fund.MEDICAL_AID))
                .bind("other", fund(funds, Fund.OTHER));
    }

    private static Money fund(Map<Fund, Money> funds, Fund fund) {
        return funds.getOrDefault(fund, Money.ZERO);
    }

    /** By entry, in order. */
    private Map<String, List<TopUpEntry.Year>> years(Collection<String> topUpIds) {
        Map<String, List<TopUpEntry.Year>> years = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(YEARS)
                                .bindArray("ids", String.class, topUpIds)
                                .map(
                                        (row, context) ->
                                                Map.entry(row.getString("entry_id"), year(row)))
                                .forEach(
                                        one ->
                                                years.computeIfAbsent(
                                                                one.getKey(),
                                                                entry -> new ArrayList<>())
                                                        .add(one.getValue())));
        return years;
    }

    private static TopUpEntry.Year year(ResultSet row) throws SQLException {
        return new TopUpEntry.Year(
                row.getInt("year"), funds(row), Money.ofFen(row.getLong("deductible_fen")));
    }

    /** By top-up the payment, and what took it back. */
    Map<String, List<TopUpEntry>> entries(Collection<String> topUpIds) {
        Map<String, List<TopUpEntry.Year>> years = years(topUpIds);
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(ENTRIES)
                                .bindArray("ids", String.class, topUpIds)
                                .map((row, context) -> entry(row, years))
                                .stream()
                                .collect(Collectors.groupingBy(TopUpEntry::topUpId)));
    }

    private String text(TopUpEntry entry) {
        try {
            return json.writeValueAsString(entry.explanation());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of an explanation", e);
        }
    }

    private static Map<Fund, Money> funds(ResultSet row) throws SQLException {
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            Money amount = Money.ofFen(row.getLong(fund.code().replace('-', '_') + "_fen"));
            if (!amount.isZero()) {
                funds.put(fund, amount);
            }
        }
        return funds;
    }

    private TopUpEntry entry(ResultSet row, Map<String, List<TopUpEntry.Year>> years)
            throws SQLException {
        try {
            return new TopUpEntry(
                    row.getString("entry_id"),
                    Optional.ofNullable(row.getString("original_id")),
                    row.getString("top_up_id"),
                    row.getString("settlement_id"),
                    row.getString("person_no"),
                    Scheme.fromString(row.getString("scheme")),
                    RegionCode.of(row.getString("insured_region")),
                    CareType.fromString(row.getString("care_type")),
                    row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                    funds(row),
                    Money.ofFen(row.getLong("account_fen")),
                    Money.ofFen(row.getLong("cash_fen")),
                    Money.ofFen(row.getLong("deductible_fen")),
                    years.getOrDefault(row.getString("entry_id"), List.of()),
                    row.getString("policy"),
                    row.getInt("policy_version"),
                    row.getString("reason"),
                    json.readValue(
                            row.getString("explanation"),
                            new TypeReference<List<TopUpEntry.Step>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored explanation is not readable", e);
        }
    }

    private static TopUp topUp(ResultSet row) throws SQLException {
        return new TopUp(
                row.getString("top_up_id"),
                TopUpState.fromString(row.getString("state")),
                row.getString("settlement_id"),
                row.getString("person_no"),
                RegionCode.of(row.getString("insured_region")),
                TopUpCause.fromString(row.getString("cause")),
                new Correction(
                        Optional.ofNullable(row.getString("person_type")),
                        Optional.ofNullable(row.getObject("civil_servant", Boolean.class)),
                        Optional.ofNullable(row.getString("filing_type"))
                                .map(FilingType::fromString),
                        Optional.ofNullable(row.getString("filing_id"))),
                row.getString("reason"),
                row.getString("evidence"),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                PayoutColumns.payee(row),
                PayoutColumns.term(row),
                PayoutColumns.decision(row),
                PayoutColumns.due(row),
                PayoutColumns.last(row));
    }
}
