package org.crossregion.fund;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;

import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** An event of another service, as a test tells it. */
class Told implements OutboxEvent {

    private final UUID id = UUID.randomUUID();
    private final String type;
    private final String key;
    private final String topic;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    Told(String type, String key, String topic) {
        this.type = type;
        this.key = key;
        this.topic = topic;
    }

    Told with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    @JsonAnyGetter
    Map<String, Object> fields() {
        return fields;
    }

    @Override
    @JsonIgnore
    public UUID eventId() {
        return id;
    }

    @Override
    public Instant occurredAt() {
        return Instant.parse("2026-10-12T06:30:00Z");
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String topic() {
        return topic;
    }

    /** A settlement, or a mirror if it undoes another. */
    static Told settled(
            String id, String undoes, String insured, String treatment, String month, long fen) {
        return new Told("settlement-recorded.v1", undoes == null ? id : undoes, "settlement-events")
                .with("settlementId", id)
                .with("kind", undoes == null ? "settlement" : "cancellation")
                .with("originalId", undoes)
                .with("insuredRegion", insured)
                .with("treatmentRegion", treatment)
                .with("scheme", "employee")
                .with("originPeriod", month)
                .with("inClearing", true)
                .with("totalFen", fen)
                .with("clearedFen", fen);
    }

    /** A period's published sum for one pair. */
    static Told cleared(
            String authority,
            String month,
            int version,
            String insured,
            String treatment,
            long fen) {
        return new Told("period-generated.v1", authority + ":province:" + month, "clearing-events")
                .with("occurredAt", "2026-11-21T02:00:00Z")
                .with("authority", authority)
                .with("tier", "province")
                .with("period", month)
                .with("version", version)
                .with("state", "published")
                .with("sha256", "hash-" + version)
                .with(
                        "pairs",
                        java.util.List.of(
                                Map.of(
                                        "insuredRegion",
                                        insured,
                                        "treatmentRegion",
                                        treatment,
                                        "scheme",
                                        "employee",
                                        "cases",
                                        1,
                                        "clearedFen",
                                        fen,
                                        "deductedFen",
                                        0)));
    }

    /** The same with what it is made of by month of origin, and for a period of any kind. */
    static Told clearedOf(
            String authority,
            String period,
            String insured,
            String treatment,
            Map<String, Long> origins) {
        long fen = origins.values().stream().mapToLong(Long::longValue).sum();
        return new Told("period-generated.v1", authority + ":province:" + period, "clearing-events")
                .with("occurredAt", "2026-11-21T02:00:00Z")
                .with("authority", authority)
                .with("tier", "province")
                .with("period", period)
                .with("version", 1)
                .with("state", "published")
                .with("sha256", "hash")
                .with(
                        "pairs",
                        java.util.List.of(
                                Map.of(
                                        "insuredRegion",
                                        insured,
                                        "treatmentRegion",
                                        treatment,
                                        "scheme",
                                        "employee",
                                        "cases",
                                        origins.size(),
                                        "clearedFen",
                                        fen,
                                        "deductedFen",
                                        0,
                                        "origins",
                                        origins.entrySet().stream()
                                                .map(
                                                        entry ->
                                                                Map.of(
                                                                        "originPeriod",
                                                                        entry.getKey(),
                                                                        "cases",
                                                                        1,
                                                                        "clearedFen",
                                                                        entry.getValue(),
                                                                        "deductedFen",
                                                                        0))
                                                .toList())));
    }

    static Told region(String code, String name) {
        return new Told("region-published.v1", "region:" + code, "reference-events")
                .with("code", code)
                .with("name", name)
                .with("poolingRegion", code)
                .with("member", code)
                .with("version", 1);
    }

    /** A year without holidays but the first of January. */
    static Told workingDays(int year) {
        return new Told("working-days-published.v1", "working-days:" + year, "reference-events")
                .with("year", year)
                .with("provisional", false)
                .with("holidays", java.util.List.of(year + "-01-01"))
                .with("workedWeekends", java.util.List.of())
                .with("version", 1);
    }

    /** An account for the revolving fund. */
    static Told account(String region, String scheme, String name, String number) {
        return new Told(
                        "fiscal-account-published.v1",
                        "fiscal-account:" + region + ":revolving-fund:" + scheme,
                        "reference-events")
                .with("region", region)
                .with("purpose", "revolving-fund")
                .with("scheme", scheme)
                .with("bank", "示例银行分行")
                .with("accountName", name)
                .with("accountNo", number)
                .with("validFrom", "2026-01-01")
                .with("version", 1);
    }

    /** A transfer on a notice of the fund. */
    static Told noticePaid(String notice, String kind, String scheme, long fen, long outstanding) {
        Told told = new Told("notice-paid.v1", notice, "clearing-events");
        return told.with("eventId", told.eventId().toString())
                .with("notice", notice)
                .with("kind", kind)
                .with("authority", notice.substring(0, 6))
                .with("tier", "province")
                .with("period", notice.substring(7, 11))
                .with("direction", notice.contains("F8") ? "payable" : "receivable")
                .with("region", "000000")
                .with("scheme", scheme)
                .with("amountFen", fen)
                .with("outstandingFen", outstanding)
                .with("paidOn", "2026-10-28")
                .with("complete", outstanding == 0);
    }

    /** Receivers lack money on the due date. */
    static Told fundsShort(
            String payment, String authority, String period, long fen, Map<String, Long> debtors) {
        return new Told("funds-short.v1", authority + ":province:" + period, "clearing-events")
                .with("payment", payment)
                .with("authority", authority)
                .with("tier", "province")
                .with("period", period)
                .with("scheme", "employee")
                .with("amountFen", fen)
                .with(
                        "debtors",
                        debtors.entrySet().stream()
                                .map(
                                        entry ->
                                                Map.of(
                                                        "region",
                                                        entry.getKey(),
                                                        "amountFen",
                                                        entry.getValue()))
                                .toList());
    }

    /** Late money gives back what the fund has lent. */
    static Told fundRepaid(
            String payment, String authority, String period, String region, long fen) {
        Told told =
                new Told("fund-repaid.v1", authority + ":province:" + period, "clearing-events");
        return told.with("eventId", told.eventId().toString())
                .with("payment", payment)
                .with("authority", authority)
                .with("tier", "province")
                .with("period", period)
                .with("region", region)
                .with("scheme", "employee")
                .with("amountFen", fen);
    }

    /** The draft of a year's end was collected. */
    static Told yearCollected(String authority, int year) {
        return new Told("year-collected.v1", authority + ":province:" + year, "clearing-events")
                .with("authority", authority)
                .with("tier", "province")
                .with("year", year);
    }

    /** A year has been squared, with its regions' employees. */
    static Told yearSquared(String authority, int year, String... regions) {
        return new Told("year-squared.v1", authority + ":province:" + year, "clearing-events")
                .with("authority", authority)
                .with("tier", "province")
                .with("year", year)
                .with(
                        "regions",
                        java.util.Arrays.stream(regions)
                                .map(region -> Map.of("region", region, "scheme", "employee"))
                                .toList());
    }
}
