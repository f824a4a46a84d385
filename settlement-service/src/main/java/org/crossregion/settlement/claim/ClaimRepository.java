package org.crossregion.settlement.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.settlement.payout.Decision;
import org.crossregion.settlement.payout.PayoutColumns;
import org.crossregion.settlement.payout.Queue;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of claims and their lines. */
@ApplicationScoped
class ClaimRepository {

    private static final String COLUMNS =
            """
            select claim_id, state, person_no, scheme, insured_region, insured_admdvs, institution,
                   institution_name, institution_level, treatment_region, treatment_admdvs,
                   care_type, med_type, emergency, injury, began_on, ended_on, one.reason,
                   detail, diagnosis, evidence::text as evidence, last_day, extension_id,
                   received_on, one.payee_name, one.payee_bank, one.payee_cipher, one.payee_index,
                   one.payee_key, working_days, special_working_days, full_self_pay_fen,
                   over_limit_fen, prior_self_pay_fen, in_scope_fen, registered_by, registered_at,
                   decided_by, decided_at, decision, settlement_id, due_fen, special.*, payout.*
            from claim one
            left join lateral (
                select total_fen - account_fen - cash_fen - hospital_borne_fen as due_fen
                from settlement
                where settlement.settlement_id = one.settlement_id and origin_period =
                    '20' || substr(one.settlement_id, 8, 2) || '-' || substr(one.settlement_id, 10, 2)
                  and state = 'settled') settled on true
            """
                    + PayoutColumns.besides("one.claim_id");

    private static final String FIND = COLUMNS + "where claim_id = :id\n";

    private static final String LOCK = "select claim_id from claim where claim_id = :id for update";

    private static final String OF_REGION =
            COLUMNS
                    + "where claim_id > :after and "
                    + Queue.CONDITION
                    + """
                    order by claim_id
                    limit :limit
                    """;

    private static final String NEXT_NUMBER = "select nextval('claim_number')";

    private static final String ADD =
            """
            insert into claim (claim_id, state, person_no, scheme, insured_region, insured_admdvs,
                   institution, institution_name, institution_level, treatment_region,
                   treatment_admdvs, care_type, med_type, emergency, injury, began_on, ended_on,
                   reason, detail, diagnosis, evidence, last_day, extension_id, received_on,
                   working_days, special_working_days,
                   payee_name, payee_bank, payee_cipher, payee_index, payee_key, total_fen,
                   full_self_pay_fen, over_limit_fen, prior_self_pay_fen, in_scope_fen,
                   registered_by, registered_at)
            values (:claimId, :state, :personNo, :scheme, :insuredRegion, :insuredAdmdvs,
                   :institution, :institutionName, :institutionLevel, :treatmentRegion,
                   :treatmentAdmdvs, :careType, :medType, :emergency, :injury, :beganOn, :endedOn,
                   :reason, :detail, :diagnosis, cast(:evidence as jsonb), :lastDay, :extension,
                   :receivedOn, :workingDays, :specialWorkingDays, :payeeName, :payeeBank, :payeeCipher, :payeeIndex, :payeeKey, :total,
                   :fullSelfPay, :overLimit, :priorSelfPay, :inScope,
                   :registeredBy, :registeredAt)
            """;

    private static final String ADD_LINE =
            """
            insert into claim_line (claim_id, line_no, item_code, item_name, charge_category,
                   occurred_on, count, amount_fen, full_self_pay_fen, over_limit_fen,
                   prior_self_pay_fen, in_scope_fen)
            values (:claimId, :lineNo, :itemCode, :itemName, :chargeCategory,
                   :occurredOn, :count, :amount, :fullSelfPay, :overLimit,
                   :priorSelfPay, :inScope)
            """;

    private static final String LINES =
            """
            select line_no, item_code, item_name, charge_category, occurred_on, count,
                   full_self_pay_fen, over_limit_fen, prior_self_pay_fen, in_scope_fen
            from claim_line
            where claim_id = :id
            order by line_no
            """;

    private static final String DECIDE =
            """
            update claim
            set state = :state, decided_by = :by, decided_at = :at, decision = :reason,
                settlement_id = :settlementId
            where claim_id = :id
            """;

    private static final String CANCEL =
            "update claim set state = 'cancelled' where claim_id = :id";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    ClaimRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    long nextNumber() {
        return jdbi.withHandle(handle -> handle.createQuery(NEXT_NUMBER).mapTo(Long.class).one());
    }

    Optional<Claim> find(String id) {
        return one(FIND, id);
    }

    /**
     * Locked until the transaction ends. What belongs to it is read by a statement of its own,
     * after the lock: else it would be as it was before whoever held the lock.
     */
    Optional<Claim> lock(String id) {
        jdbi.useHandle(
                handle -> handle.createQuery(LOCK).bind("id", id).mapTo(String.class).findOne());
        return find(id);
    }

    private Optional<Claim> one(String query, String id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(query)
                                .bind("id", id)
                                .map((row, context) -> claim(row))
                                .findOne());
    }

    /** By number. */
    List<Claim> of(Queue queue) {
        return jdbi.withHandle(
                handle ->
                        queue.bind(handle.createQuery(OF_REGION))
                                .map((row, context) -> claim(row))
                                .list());
    }

    void add(Claim claim, List<ClaimLine> lines) {
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(ADD)
                            .bind("claimId", claim.claimId())
                            .bind("state", claim.state())
                            .bind("personNo", claim.personNo())
                            .bind("scheme", claim.scheme())
                            .bind("insuredRegion", claim.insuredRegion())
                            .bind("insuredAdmdvs", claim.insuredAdmdvs())
                            .bind("institution", claim.at().code())
                            .bind("institutionName", claim.at().name())
                            .bind("institutionLevel", claim.at().level())
                            .bind("treatmentRegion", claim.at().region())
                            .bind("treatmentAdmdvs", claim.at().admdvs())
                            .bind("careType", claim.care().careType())
                            .bind("medType", claim.care().medType())
                            .bind("emergency", claim.care().emergency())
                            .bind("injury", claim.care().injury())
                            .bind("beganOn", claim.beganOn())
                            .bind("endedOn", claim.endedOn())
                            .bind("reason", claim.reason())
                            .bind("detail", claim.detail())
                            .bind("diagnosis", claim.diagnosis())
                            .bind("evidence", text(claim))
                            .bind("lastDay", claim.lastDay().orElse(null))
                            .bind("extension", claim.extension().orElse(null))
                            .bind("receivedOn", claim.receivedOn())
                            .bind("workingDays", claim.term().normalDays())
                            .bind("specialWorkingDays", claim.term().specialDays())
                            .bind("payeeName", claim.payee().name())
                            .bind("payeeBank", claim.payee().bank())
                            .bind("payeeCipher", claim.payee().account().cipher())
                            .bind("payeeIndex", claim.payee().account().index())
                            .bind("payeeKey", claim.payee().account().keyId())
                            .bind("total", claim.parts().total())
                            .bind("fullSelfPay", claim.parts().fullSelfPay())
                            .bind("overLimit", claim.parts().overLimit())
                            .bind("priorSelfPay", claim.parts().priorSelfPay())
                            .bind("inScope", claim.parts().inScope())
                            .bind("registeredBy", claim.registeredBy())
                            .bind("registeredAt", claim.registeredAt())
                            .execute();
                    PreparedBatch batch = handle.prepareBatch(ADD_LINE);
                    for (ClaimLine line : lines) {
                        batch.bind("claimId", claim.claimId())
                                .bind("lineNo", line.lineNo())
                                .bind("itemCode", line.itemCode())
                                .bind("itemName", line.itemName())
                                .bind("chargeCategory", line.chargeCategory())
                                .bind("occurredOn", line.occurredOn())
                                .bind("count", line.count())
                                .bind("amount", line.parts().total())
                                .bind("fullSelfPay", line.parts().fullSelfPay())
                                .bind("overLimit", line.parts().overLimit())
                                .bind("priorSelfPay", line.parts().priorSelfPay())
                                .bind("inScope", line.parts().inScope())
                                .add();
                    }
                    batch.execute();
                });
    }

    List<ClaimLine> lines(String claimId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LINES)
                                .bind("id", claimId)
                                .map(
                                        (row, context) ->
                                                new ClaimLine(
                                                        row.getInt("line_no"),
                                                        row.getString("item_code"),
                                                        row.getString("item_name"),
                                                        row.getString("charge_category"),
                                                        row.getObject(
                                                                "occurred_on", LocalDate.class),
                                                        row.getBigDecimal("count"),
                                                        parts(row)))
                                .list());
    }

    /**
     * @param settlementId absent if it is rejected
     */
    void decide(
            String claimId, ClaimState state, Decision decision, Optional<String> settlementId) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(DECIDE)
                                .bind("id", claimId)
                                .bind("state", state)
                                .bind("by", decision.by())
                                .bind("at", decision.at())
                                .bind("reason", decision.reason())
                                .bind("settlementId", settlementId.orElse(null))
                                .execute());
    }

    void cancel(String claimId) {
        jdbi.useHandle(handle -> handle.createUpdate(CANCEL).bind("id", claimId).execute());
    }

    private String text(Claim claim) {
        TreeMap<String, String> evidence = new TreeMap<>();
        claim.evidence().forEach((kind, reference) -> evidence.put(kind.code(), reference));
        try {
            return json.writeValueAsString(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of evidence", e);
        }
    }

    private TreeMap<EvidenceKind, String> evidence(String text) {
        TreeMap<EvidenceKind, String> evidence = new TreeMap<>();
        try {
            json.readValue(text, new TypeReference<TreeMap<String, String>>() {})
                    .forEach(
                            (kind, reference) ->
                                    evidence.put(EvidenceKind.fromString(kind), reference));
            return evidence;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored evidence is not readable", e);
        }
    }

    private Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getString("claim_id"),
                ClaimState.fromString(row.getString("state")),
                row.getString("person_no"),
                Scheme.fromString(row.getString("scheme")),
                RegionCode.of(row.getString("insured_region")),
                RegionCode.of(row.getString("insured_admdvs")),
                new ClaimedAt(
                        row.getString("institution"),
                        row.getString("institution_name"),
                        row.getString("institution_level"),
                        RegionCode.of(row.getString("treatment_region")),
                        RegionCode.of(row.getString("treatment_admdvs"))),
                new CareKind(
                        CareType.fromString(row.getString("care_type")),
                        row.getString("med_type"),
                        row.getBoolean("emergency"),
                        row.getBoolean("injury")),
                row.getObject("began_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                ClaimReason.fromString(row.getString("reason")),
                row.getString("detail"),
                row.getString("diagnosis"),
                evidence(row.getString("evidence")),
                Optional.ofNullable(row.getObject("last_day", LocalDate.class)),
                Optional.ofNullable(row.getObject("extension_id", Long.class)),
                row.getObject("received_on", LocalDate.class),
                PayoutColumns.term(row),
                PayoutColumns.payee(row).orElseThrow(),
                parts(row),
                row.getString("registered_by"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                PayoutColumns.decision(row),
                Optional.ofNullable(row.getString("settlement_id")),
                PayoutColumns.due(row),
                PayoutColumns.last(row));
    }

    private static LineSplit parts(ResultSet row) throws SQLException {
        return new LineSplit(
                Money.ofFen(row.getLong("full_self_pay_fen")),
                Money.ofFen(row.getLong("over_limit_fen")),
                Money.ofFen(row.getLong("prior_self_pay_fen")),
                Money.ofFen(row.getLong("in_scope_fen")));
    }
}
