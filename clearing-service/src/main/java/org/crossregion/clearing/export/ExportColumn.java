package org.crossregion.clearing.export;

import org.crossregion.clearing.total.AmountColumns;
import org.crossregion.sheet.TableColumn;
import org.crossregion.sheet.TableColumn.Kind;
import org.crossregion.values.CareType;
import org.crossregion.values.Coded;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can stand in an export: a name to choose it by, its heading, and the SQL that reads it from
 * a row {@code d} of {@link ExportSql}. docs/reference lists them, and a test compares.
 */
enum ExportColumn implements Coded {
    SETTLEMENT_ID("settlementId", "结算编号", 30, "d.settlement_id", true),
    KIND("kind", "类型", 10, labels("d.kind", ExportKind.values()), true),
    ORIGINAL_ID("originalId", "原结算编号", 30, "d.original_id", false),
    SIDE("side", "本地为", 16, labels("d.side", ExportSide.values()), true),
    TIER(
            "tier",
            "层级",
            10,
            "case when left(d.insured_region, 2) = left(d.treatment_region, 2) then '%s' else '%s' end"
                    .formatted(Tier.PROVINCE.label(), Tier.NATIONAL.label()),
            true),
    INSURED_REGION("insuredRegion", "参保地代码", 12, "d.insured_region", true),
    INSURED_NAME("insuredRegionName", "参保地", 16, "ri.name", true),
    TREATMENT_REGION("treatmentRegion", "就医地代码", 12, "d.treatment_region", true),
    TREATMENT_NAME("treatmentRegionName", "就医地", 16, "rt.name", true),
    SCHEME("scheme", "险种", 10, labels("d.scheme", Scheme.values()), true),
    CARE_TYPE("careType", "医疗类别", 14, labels("d.care_type", CareType.values()), true),
    FILING_TYPE("filingType", "备案类型", 18, labels("d.filing_type", FilingType.values()), false),
    INSTITUTION("institution", "定点医药机构代码", 18, "d.institution", true),
    INSTITUTION_NAME("institutionName", "定点医药机构", 30, "i.name", true),
    PERSON_NO("personNo", "人员编号", 24, "d.person_no", true),
    /** Two fields, of which the file gets one: the number, opened and masked. */
    IDENTITY_NO("identityNo", "证件号码", 22, "d.identity_cipher, d.identity_key_id", false),
    VISIT_ID("visitId", "就诊编号", 24, "d.visit_id", false),
    MESSAGE_ID("messageId", "报文编号", 32, "d.message_id", false),
    SETTLED_AT(
            "settledAt",
            "结算时间",
            20,
            "to_char(d.settled_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')",
            true),
    BEGAN_ON("beganOn", "就诊开始日期", 12, "d.began_on", false),
    ENDED_ON("endedOn", "就诊结束日期", 12, "d.ended_on", false),
    ORIGIN_PERIOD("originPeriod", "费用所属期", 12, "d.origin_period", true),
    CLEARING_PERIOD("clearingPeriod", "清算期", 12, "d.clearing_period", true),
    PRIOR_YEAR(
            "priorYear",
            "以前年度",
            10,
            "case when left(d.clearing_period, 4) > left(d.origin_period, 4) then '是' else '' end",
            false),
    STATE("state", "清算状态", 10, "case d.state when 'due' then '待清算' else '暂缓' end", false),
    CASES("cases", "人次", 6, "d.cases", true, Kind.COUNT),
    TOTAL("total", "医疗费总额", "d.total_fen", true),
    FULL_SELF_PAY("fullSelfPay", "全自费", "d.full_self_pay_fen", false),
    OVER_LIMIT("overLimit", "超限价自费", "d.over_limit_fen", false),
    PRIOR_SELF_PAY("priorSelfPay", "先行自付", "d.prior_self_pay_fen", false),
    IN_SCOPE("inScope", "符合范围", "d.in_scope_fen", false),
    POOLING("pooling", Fund.POOLING),
    CIVIL_SERVANT("civilServant", Fund.CIVIL_SERVANT),
    ENTERPRISE("enterprise", Fund.ENTERPRISE),
    SERIOUS_ILLNESS("seriousIllness", Fund.SERIOUS_ILLNESS),
    LARGE_AMOUNT("largeAmount", Fund.LARGE_AMOUNT),
    DISABLED("disabled", Fund.DISABLED),
    MEDICAL_AID("medicalAid", Fund.MEDICAL_AID),
    OTHER("other", Fund.OTHER),
    FUND_TOTAL("fundTotal", "基金支付合计", fundTotal(), false),
    ACCOUNT("account", "个人账户支付", "d.account_fen", true),
    MUTUAL_AID("mutualAid", "其中：账户共济", "d.mutual_aid_fen", false),
    CASH("cash", "个人现金", "d.cash_fen", false),
    HOSPITAL_BORNE("hospitalBorne", "医院负担", "d.hospital_borne_fen", false),
    CLEARED("cleared", "清算金额", "d.cleared_fen", true),
    DEDUCTED("deducted", "扣款", "d.deducted_fen", true),
    NET("net", "应清算净额", "d.cleared_fen - d.deducted_fen", true);

    /** What finance needs to hold the list against the notice and its own books. */
    static final List<ExportColumn> DEFAULTS =
            Arrays.stream(values()).filter(column -> column.byDefault).toList();

    private final String code;
    private final TableColumn column;
    private final String sql;
    private final boolean byDefault;

    ExportColumn(String code, String title, int width, String sql, boolean byDefault, Kind kind) {
        this.code = code;
        this.column = new TableColumn(title, width, kind);
        this.sql = sql;
        this.byDefault = byDefault;
    }

    ExportColumn(String code, String title, int width, String sql, boolean byDefault) {
        this(code, title, width, sql, byDefault, Kind.TEXT);
    }

    ExportColumn(String code, String title, String fen, boolean byDefault) {
        this(code, title, 14, fen, byDefault, Kind.AMOUNT);
    }

    ExportColumn(String code, Fund fund) {
        this(code, fund.label(), "d." + AmountColumns.of(fund), true);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return column.title();
    }

    TableColumn column() {
        return column;
    }

    Kind kind() {
        return column.kind();
    }

    String sql() {
        return sql;
    }

    boolean isDefault() {
        return byDefault;
    }

    /**
     * The columns of these names, in their order; the defaults if there is none.
     *
     * @throws IllegalArgumentException naming the first that does not exist, or comes twice
     */
    static List<ExportColumn> of(List<String> names) {
        if (names.isEmpty()) {
            return DEFAULTS;
        }
        Set<ExportColumn> chosen = new LinkedHashSet<>();
        for (String name : names) {
            if (!chosen.add(Coded.ofCode(ExportColumn.class, name))) {
                throw new IllegalArgumentException(name + " comes twice");
            }
        }
        return List.copyOf(chosen);
    }

    private static String fundTotal() {
        return Arrays.stream(Fund.values())
                .map(fund -> "d." + AmountColumns.of(fund))
                .collect(Collectors.joining(" + "));
    }

    /** The label of a code; a code that has none stands as it is. */
    private static String labels(String expression, Coded... all) {
        return Arrays.stream(all)
                .map(one -> " when '" + one.code() + "' then '" + one.label() + "'")
                .collect(
                        Collectors.joining(
                                "", "case " + expression, " else " + expression + " end"));
    }
}
