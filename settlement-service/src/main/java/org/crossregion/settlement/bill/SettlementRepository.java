package org.crossregion.settlement.bill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.benefit.BenefitRule;
import org.crossregion.settlement.benefit.ExplainedAmount;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** The facts: bills and mirrors, in the partition of their month. */
@ApplicationScoped
class SettlementRepository {

    private static final String COLUMNS =
            """
            select settlement_id, origin_period, kind, original_id, visit_id, round, institution,
                   person_no, scheme, person_type, civil_servant, insured_region, insured_admdvs,
                   treatment_region, treatment_admdvs, care_type, med_type, certificate_type,
                   filing_type, filing_id, settled_at, began_on, ended_on, in_clearing, mid_stay,
                   use_account, message_id, invoice, batch, total_fen, full_self_pay_fen,
                   over_limit_fen, prior_self_pay_fen, in_scope_fen, pooling_fen,
                   civil_servant_fen, enterprise_fen, serious_illness_fen, large_amount_fen,
                   disabled_fen, medical_aid_fen, other_fen, account_fen, mutual_aid_fen, cash_fen,
                   hospital_borne_fen, cleared_fen, deductible_fen, pooling_points,
                   account_balance_fen, policy, policy_version, remote_request, channel
            from settlement
            """;

    private static final String FIND =
            COLUMNS + "where origin_period = :period and settlement_id = :id\n";

    /** The last bill that stands of a visit, or of one of its batches. */
    private static final String STANDING =
            """
            select c.settlement_id
            from accumulator_change c
            join settlement s on s.settlement_id = c.settlement_id
            where c.visit_id = :visitId and c.bills = 1
              and s.visit_id = :visitId and (:batch = '' or s.batch = :batch)
              and not exists (select 1 from mirror m where m.original_id = c.settlement_id)
            order by c.id desc
            limit 1
            """;

    /** Until when the standing bills of a visit reach. */
    private static final String BILLED_UNTIL =
            """
            select max(ended_on)
            from settlement s
            where visit_id = :visitId and kind = 'settlement'
              and not exists (select 1 from mirror m where m.original_id = s.settlement_id)
            """;

    private static final String OF_VISIT =
            """
            select settlement_id
            from accumulator_change
            where visit_id = :visitId and bills <> 0
            order by id
            """;

    private static final String OF_PERSON =
            """
            select settlement_id
            from accumulator_change
            where person_no = :personNo and bills <> 0
            order by id desc
            limit :limit
            """;

    private static final String EXPLANATION =
            """
            select explanation::text
            from settlement
            where origin_period = :period and settlement_id = :id
            """;

    private static final String MIRROR = "select mirror_id from mirror where original_id = :id";

    private static final String BATCH =
            "select batch from settlement where origin_period = :period and settlement_id = :id";

    private static final String RESTORED =
            "select restored_id from restored_bill where original_id = :id";

    private static final String ADD_RESTORED =
            """
            insert into restored_bill (original_id, restored_id)
            values (:originalId, :restoredId)
            """;

    /** A few at once: numbers are told apart by them, and nothing else is said by them. */
    private static final String NEXT_NUMBERS =
            "select nextval('settlement_number') from generate_series(1, 20)";

    private static final String ADD =
            """
            insert into settlement (settlement_id, origin_period, kind, original_id, visit_id, round,
                   institution, person_no, scheme, person_type, civil_servant, insured_region,
                   insured_admdvs, treatment_region, treatment_admdvs, care_type, med_type,
                   certificate_type, filing_type, filing_id, settled_at, began_on, ended_on,
                   in_clearing, mid_stay, use_account, message_id, invoice, batch, total_fen,
                   full_self_pay_fen, over_limit_fen, prior_self_pay_fen, in_scope_fen,
                   pooling_fen, civil_servant_fen, enterprise_fen, serious_illness_fen,
                   large_amount_fen, disabled_fen, medical_aid_fen, other_fen, account_fen,
                   mutual_aid_fen, cash_fen, hospital_borne_fen, cleared_fen, deductible_fen,
                   pooling_points, account_balance_fen, policy, policy_version, remote_request,
                   channel, reason, explanation)
            values (:settlementId, :originPeriod, :kind, :originalId, :visitId, :round,
                   :institution, :personNo, :scheme, :personType, :civilServant, :insuredRegion,
                   :insuredAdmdvs, :treatmentRegion, :treatmentAdmdvs, :careType, :medType,
                   :certificateType, :filingType, :filingId, :settledAt, :beganOn, :endedOn,
                   :inClearing, :midStay, :useAccount, :messageId, :invoice, :batch, :total,
                   :fullSelfPay, :overLimit, :priorSelfPay, :inScope,
                   :pooling, :civilServantFund, :enterprise, :seriousIllness,
                   :largeAmount, :disabled, :medicalAid, :other, :account,
                   :mutualAid, :cash, :hospitalBorne, :cleared, :deductible,
                   :poolingRate, :accountBalance, :policy, :policyVersion, :remoteRequest,
                   :channel, :reason, cast(:explanation as jsonb))
            """;

    private static final String ADD_MIRROR =
            """
            insert into mirror (original_id, mirror_id, kind)
            values (:originalId, :mirrorId, :kind)
            """;

    /** Raised by the table's own trigger. */
    private static final String INVOICE_CLAIMED = "CR001";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    /** Fetched and not given yet; those of a process that ends are nobody's. */
    private final Queue<Long> numbers = new ConcurrentLinkedQueue<>();

    SettlementRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** One amount of an explanation as it is stored; its sentences are made when it is read. */
    private record StoredAmount(String rule, long fen, Map<String, String> inputs) {}

    /**
     * @param persons finds the person a bill is about
     */
    Optional<Settlement> find(String id, Function<String, InsuredPerson> persons) {
        if (!id.matches("A[0-9]{19}")) {
            return Optional.empty();
        }
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("period", period(id))
                                .bind("id", id)
                                .map((row, context) -> row(row, persons))
                                .findOne());
    }

    /** The last bill of a visit, or of one batch of it, that was not taken back. */
    Optional<String> standing(String visitId, String batch) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(STANDING)
                                .bind("visitId", visitId)
                                .bind("batch", batch)
                                .mapTo(String.class)
                                .findOne());
    }

    Optional<LocalDate> billedUntil(String visitId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(BILLED_UNTIL)
                                .bind("visitId", visitId)
                                .mapTo(LocalDate.class)
                                .findOne());
    }

    Optional<String> mirrorOf(String id) {
        return id(MIRROR, "id", id);
    }

    /** The bill that came in the place of one whose cancellation was undone. */
    Optional<String> restored(String id) {
        return id(RESTORED, "id", id);
    }

    void addRestored(String originalId, String restoredId) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD_RESTORED)
                                .bind("originalId", originalId)
                                .bind("restoredId", restoredId)
                                .execute());
    }

    /** The outpatient batch that a bill settled; empty for all lines. */
    String batch(String id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(BATCH)
                                .bind("period", period(id))
                                .bind("id", id)
                                .mapTo(String.class)
                                .one());
    }

    private Optional<String> id(String query, String name, String value) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(query).bind(name, value).mapTo(String.class).findOne());
    }

    List<String> ofVisit(String visitId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_VISIT)
                                .bind("visitId", visitId)
                                .mapTo(String.class)
                                .list());
    }

    List<String> ofPerson(String personNo, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_PERSON)
                                .bind("personNo", personNo)
                                .bind("limit", limit)
                                .mapTo(String.class)
                                .list());
    }

    List<ExplainedAmount> explanation(String id) {
        String text =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(EXPLANATION)
                                        .bind("period", period(id))
                                        .bind("id", id)
                                        .mapTo(String.class)
                                        .one());
        try {
            return json.readValue(text, new TypeReference<List<StoredAmount>>() {}).stream()
                    .map(
                            stored ->
                                    new ExplainedAmount(
                                            BenefitRule.valueOf(stored.rule()),
                                            Money.ofFen(stored.fen()),
                                            stored.inputs()))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored explanation is not readable", e);
        }
    }

    long nextNumber() {
        for (Long next = numbers.poll(); ; next = numbers.poll()) {
            if (next != null) {
                return next;
            }
            numbers.addAll(
                    jdbi.withHandle(
                            handle -> handle.createQuery(NEXT_NUMBERS).mapTo(Long.class).list()));
        }
    }

    /**
     * @throws Refused if the bill's invoice is claimed for manual reimbursement
     */
    void add(Settlement bill, String batch, String reason, List<ExplainedAmount> explanation) {
        try {
            insert(bill, batch, reason, explanation);
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException cause
                    && INVOICE_CLAIMED.equals(cause.getSQLState())) {
                throw new Refused(
                        SettlementRefusal.INVOICE_CLAIMED, "票据 " + bill.invoice() + " 已申请手工报销");
            }
            throw e;
        }
    }

    private void insert(
            Settlement bill, String batch, String reason, List<ExplainedAmount> explanation) {
        FundSplit split = bill.split();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("settlementId", bill.settlementId().orElseThrow())
                                .bind("originPeriod", bill.originPeriod())
                                .bind("kind", bill.kind())
                                .bind("originalId", bill.originalId().orElse(null))
                                .bind("visitId", bill.visitId())
                                .bind("round", bill.round())
                                .bind("institution", bill.institution())
                                .bind("personNo", bill.person().personNo())
                                .bind("scheme", bill.scheme())
                                .bind("personType", bill.personType())
                                .bind("civilServant", bill.civilServant())
                                .bind("insuredRegion", bill.insuredRegion())
                                .bind("insuredAdmdvs", bill.insuredAdmdvs())
                                .bind("treatmentRegion", bill.treatmentRegion())
                                .bind("treatmentAdmdvs", bill.treatmentAdmdvs())
                                .bind("careType", bill.careType())
                                .bind("medType", bill.medType())
                                .bind("certificateType", bill.certificateType())
                                .bind(
                                        "filingType",
                                        bill.filingType().map(FilingType::code).orElse(null))
                                .bind("filingId", bill.filingId().orElse(null))
                                .bind("settledAt", bill.settledAt())
                                .bind("beganOn", bill.beganOn())
                                .bind("endedOn", bill.endedOn())
                                .bind("inClearing", bill.inClearing())
                                .bind("midStay", bill.midStay())
                                .bind("useAccount", bill.useAccount())
                                .bind("messageId", bill.messageId())
                                .bind("invoice", bill.invoice())
                                .bind("batch", batch)
                                .bind("total", split.total())
                                .bind("fullSelfPay", split.fullSelfPay())
                                .bind("overLimit", split.overLimit())
                                .bind("priorSelfPay", split.priorSelfPay())
                                .bind("inScope", split.inScope())
                                .bind("pooling", split.fund(Fund.POOLING))
                                .bind("civilServantFund", split.fund(Fund.CIVIL_SERVANT))
                                .bind("enterprise", split.fund(Fund.ENTERPRISE))
                                .bind("seriousIllness", split.fund(Fund.SERIOUS_ILLNESS))
                                .bind("largeAmount", split.fund(Fund.LARGE_AMOUNT))
                                .bind("disabled", split.fund(Fund.DISABLED))
                                .bind("medicalAid", split.fund(Fund.MEDICAL_AID))
                                .bind("other", split.fund(Fund.OTHER))
                                .bind("account", split.account())
                                .bind("mutualAid", split.mutualAid())
                                .bind("cash", split.cash())
                                .bind("hospitalBorne", split.hospitalBorne())
                                .bind("cleared", bill.cleared())
                                .bind("deductible", bill.deductible())
                                .bind("poolingRate", bill.poolingRate())
                                .bind("accountBalance", bill.accountBalance())
                                .bind("policy", bill.policy())
                                .bind("policyVersion", bill.policyVersion())
                                .bind("remoteRequest", bill.remoteRequest().orElse(null))
                                .bind("channel", bill.channel())
                                .bind("reason", reason)
                                .bind("explanation", text(explanation))
                                .execute());
    }

    void addMirror(String originalId, String mirrorId, SettlementKind kind) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD_MIRROR)
                                .bind("originalId", originalId)
                                .bind("mirrorId", mirrorId)
                                .bind("kind", kind)
                                .execute());
    }

    private String text(List<ExplainedAmount> explanation) {
        try {
            return json.writeValueAsString(
                    explanation.stream()
                            .map(
                                    one ->
                                            new StoredAmount(
                                                    one.rule().name(),
                                                    one.amount().fen(),
                                                    one.inputs()))
                            .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of an explanation", e);
        }
    }

    /** The month in a settlement's number. */
    private static String period(String id) {
        return "20" + id.substring(7, 9) + "-" + id.substring(9, 11);
    }

    private static Settlement row(ResultSet row, Function<String, InsuredPerson> persons)
            throws SQLException {
        FundSplit split = split(row);
        return new Settlement(
                Optional.of(row.getString("settlement_id")),
                SettlementKind.fromString(row.getString("kind")),
                Optional.ofNullable(row.getString("original_id")),
                row.getString("visit_id"),
                row.getInt("round"),
                row.getString("institution"),
                persons.apply(row.getString("person_no")),
                Scheme.fromString(row.getString("scheme")),
                row.getString("person_type"),
                row.getBoolean("civil_servant"),
                RegionCode.of(row.getString("insured_region")),
                RegionCode.of(row.getString("insured_admdvs")),
                RegionCode.of(row.getString("treatment_region")),
                RegionCode.of(row.getString("treatment_admdvs")),
                CareType.fromString(row.getString("care_type")),
                row.getString("med_type"),
                row.getString("certificate_type"),
                Optional.ofNullable(row.getString("filing_type")).map(FilingType::fromString),
                Optional.ofNullable(row.getString("filing_id")),
                row.getObject("settled_at", OffsetDateTime.class).toInstant(),
                Period.fromString(row.getString("origin_period")),
                row.getObject("began_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getBoolean("in_clearing"),
                row.getBoolean("mid_stay"),
                row.getBoolean("use_account"),
                row.getString("message_id"),
                row.getString("invoice"),
                split,
                money(row, "deductible_fen"),
                Rate.ofBasisPoints(row.getInt("pooling_points")),
                money(row, "account_balance_fen"),
                money(row, "cleared_fen"),
                row.getString("policy"),
                row.getInt("policy_version"),
                Optional.ofNullable(row.getString("remote_request")),
                SettlementChannel.fromString(row.getString("channel")));
    }

    private static FundSplit split(ResultSet row) throws SQLException {
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            funds.put(fund, money(row, fund.code().replace('-', '_') + "_fen"));
        }
        return new FundSplit(
                money(row, "total_fen"),
                money(row, "full_self_pay_fen"),
                money(row, "over_limit_fen"),
                money(row, "prior_self_pay_fen"),
                money(row, "in_scope_fen"),
                funds,
                money(row, "account_fen"),
                money(row, "mutual_aid_fen"),
                money(row, "cash_fen"),
                money(row, "hospital_borne_fen"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
