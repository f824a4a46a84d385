package org.crossregion.clearing.national;

import org.crossregion.clearing.calendar.ClearingPolicy;
import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.sheet.SheetRow;
import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.web.identity.IdentityNumbers;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads the two tables of the nation's result: what it cleared of each settlement, and what that
 * comes to with each other province; refused unless both say the same.
 */
final class ResultReader {

    private static final int IDENTITY_LENGTH = 18;
    private static final String ID = "setl_id";
    private static final String INSURED = "insu_admdvs";
    private static final String TREATMENT = "mdtrtarea_admvs";
    private static final String SCHEME = "insutype";
    private static final String CARE = "med_type";
    private static final String MONTH = "setl_month";
    private static final String CASES = "psntime";
    private static final String TOTAL = "medfee_sumamt";
    private static final String ACCOUNT = "acct_pay";
    private static final String CLEARED = "clr_sumamt";
    private static final String DEDUCTED = "det_sumamt";
    private static final String DIRECTION = "direction";
    private static final String PROVINCE = "province";
    private static final String ROWS = "rows";

    private static final Map<Fund, ResultFile.Heading> FUNDS = funds();

    private static final List<ResultFile.Heading> DETAILS = details();

    private static final List<ResultFile.Heading> TOTALS =
            List.of(
                    ResultFile.Heading.of(DIRECTION, "方向", "收付方向"),
                    ResultFile.Heading.of(PROVINCE, "省份", "省份区划", "对方省份"),
                    ResultFile.Heading.of(SCHEME, "险种", "险种类型"),
                    ResultFile.Heading.of(ROWS, "笔数", "明细笔数"),
                    ResultFile.Heading.of(TOTAL, "医疗费总额", "总费用"),
                    ResultFile.Heading.of(CLEARED, "清算金额", "经办机构支付总额"),
                    ResultFile.Heading.of(DEDUCTED, "扣款", "扣款金额"));

    private final RegionCode authority;
    private final Period period;
    private final ClearingPolicy policy;
    private final Predicate<RegionCode> isKnown;

    /**
     * @param isKnown whether reference data knows a region
     */
    ResultReader(
            RegionCode authority,
            Period period,
            ClearingPolicy policy,
            Predicate<RegionCode> isKnown) {
        this.authority = authority;
        this.period = period;
        this.policy = policy;
        this.isKnown = isKnown;
    }

    private static Map<Fund, ResultFile.Heading> funds() {
        Map<Fund, ResultFile.Heading> funds = new EnumMap<>(Fund.class);
        funds.put(Fund.POOLING, ResultFile.Heading.of("hifp_pay", "统筹", "统筹基金"));
        funds.put(Fund.CIVIL_SERVANT, ResultFile.Heading.of("cvlserv_pay", "公务员", "公务员医疗补助"));
        funds.put(Fund.ENTERPRISE, ResultFile.Heading.of("hifes_pay", "企业补充", "企业补充医疗保险"));
        funds.put(Fund.SERIOUS_ILLNESS, ResultFile.Heading.of("hifmi_pay", "大病", "大病保险"));
        funds.put(Fund.LARGE_AMOUNT, ResultFile.Heading.of("hifob_pay", "大额", "大额医疗费用补助"));
        funds.put(Fund.DISABLED, ResultFile.Heading.of("hifdm_pay", "伤残", "伤残人员医疗保障"));
        funds.put(Fund.MEDICAL_AID, ResultFile.Heading.of("maf_pay", "医疗救助", "救助"));
        funds.put(Fund.OTHER, ResultFile.Heading.of("oth_pay", "其他", "其他基金"));
        return funds;
    }

    private static List<ResultFile.Heading> details() {
        List<ResultFile.Heading> details = new ArrayList<>();
        details.add(ResultFile.Heading.of(ID, "setl_sn", "结算编号", "结算流水号", "结算id"));
        details.add(ResultFile.Heading.of(INSURED, "参保地", "参保地区划", "参保地医保区划"));
        details.add(ResultFile.Heading.of(TREATMENT, "就医地", "就医地区划", "就医地医保区划"));
        details.add(ResultFile.Heading.of(SCHEME, "险种", "险种类型"));
        details.add(ResultFile.Heading.of(CARE, "医疗类别"));
        details.add(ResultFile.Heading.of(MONTH, "结算月份", "结算时间", "setl_time"));
        details.add(ResultFile.Heading.of(CASES, "人次"));
        details.add(ResultFile.Heading.of(TOTAL, "医疗费总额", "总费用"));
        details.addAll(FUNDS.values());
        details.add(ResultFile.Heading.of(ACCOUNT, "个人账户", "个人账户支付"));
        details.add(ResultFile.Heading.of(CLEARED, "optins_pay_sumamt", "清算金额", "经办机构支付总额"));
        details.add(ResultFile.Heading.of(DEDUCTED, "扣款", "扣款金额"));
        return List.copyOf(details);
    }

    /** What the nation cleared of each settlement, in the order of the file. */
    List<ResultRow> details(byte[] content) {
        ResultFile file =
                new ResultFile(
                        "file",
                        content,
                        DETAILS,
                        List.of(ID, INSURED, TREATMENT, SCHEME, CARE, MONTH, TOTAL, "hifp_pay"));
        List<ResultRow> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (SheetRow row : file.rows()) {
            if (!row.isBlank()) {
                int before = file.flaws();
                Optional<ResultRow> one = detail(file, row);
                if (one.isPresent() && !seen.add(one.get().settlementId())) {
                    file.violate(row, ID, "once", "同一结算编号重复出现");
                }
                if (file.flaws() == before) {
                    one.ifPresent(rows::add);
                }
            }
        }
        file.mustBeRight();
        return rows;
    }

    private Optional<ResultRow> detail(ResultFile file, SheetRow row) {
        int before = file.flaws();
        String id = file.needed(row, ID);
        if (id.length() == IDENTITY_LENGTH && IdentityNumbers.occursIn(id)) {
            file.violate(row, ID, "no-identity", "应为结算编号，不是证件号码");
        }
        Optional<RegionCode> insured = file.region(row, INSURED);
        Optional<RegionCode> treatment = file.region(row, TREATMENT);
        Optional<Scheme> scheme = file.scheme(row, SCHEME);
        Optional<CareType> care = file.coded(row, CARE, CareType.class);
        Optional<Period> month = file.month(row, MONTH);
        Amounts amounts = amounts(file, row);
        if (file.flaws() > before) {
            return Optional.empty();
        }
        mustBePlace(file, row, insured.orElseThrow(), treatment.orElseThrow());
        if (month.orElseThrow().compareTo(period) > 0) {
            file.violate(row, MONTH, "not-later", "结算月份晚于清算期 " + period);
        }
        Cell cell =
                new Cell(
                        period,
                        DetailState.DUE,
                        new RegionPair(insured.get(), treatment.get()),
                        scheme.orElseThrow(),
                        care.orElseThrow(),
                        month.get());
        return Optional.of(new ResultRow(row.number(), id, cell, amounts));
    }

    private void mustBePlace(
            ResultFile file, SheetRow row, RegionCode insured, RegionCode treatment) {
        boolean ourPatient = authority.sameProvince(insured);
        boolean ourHospital = authority.sameProvince(treatment);
        if (ourPatient == ourHospital) {
            file.violate(row, INSURED, "crosses-border", "参保地、就医地须恰有一方在" + authority);
        } else if (!isKnown.test(ourPatient ? insured : treatment)) {
            file.violate(row, ourPatient ? INSURED : TREATMENT, "known-region", "不是本省已知的统筹区");
        }
    }

    private Amounts amounts(ResultFile file, SheetRow row) {
        int before = file.flaws();
        Money total = file.amount(row, TOTAL);
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        FUNDS.forEach((fund, heading) -> funds.put(fund, file.amount(row, heading.name())));
        Money account = file.amount(row, ACCOUNT);
        Money deducted = file.amount(row, DEDUCTED);
        Money clearing = account;
        for (Map.Entry<Fund, Money> fund : funds.entrySet()) {
            if (!policy.excludedFunds().contains(fund.getKey())) {
                clearing = clearing.plus(fund.getValue());
            }
        }
        Money cleared = file.text(row, CLEARED).isEmpty() ? clearing : file.amount(row, CLEARED);
        boolean nothing = total.isZero() && clearing.isZero();
        long usual = nothing ? 0 : total.isNegative() ? -1 : 1;
        long cases = file.number(row, CASES).orElse(usual);
        if (file.flaws() == before) {
            if (!cleared.equals(clearing)) {
                file.violate(
                        row, CLEARED, "funds-add-up", "基金与个人账户合计" + clearing + "，清算金额" + cleared);
            }
            if (cases < -1 || cases > 1 || cases * total.fen() < 0) {
                file.violate(row, CASES, "sign", "一笔结算人次为 1，冲销为 -1，仅扣款为 0");
            }
            if (cases == 0 && nothing && deducted.isZero()) {
                file.violate(row, TOTAL, "required", "此行没有金额");
            }
            Money parts = Money.sum(funds.values()).plus(account);
            if (Math.abs(parts.fen()) > Math.abs(total.fen())) {
                file.violate(row, TOTAL, "covers-parts", "基金与个人账户合计" + parts + "超过总费用" + total);
            }
        }
        return new Amounts(0, cases, total, funds, account, cleared, deducted);
    }

    /** What the nation says it comes to, with each other province. */
    List<ControlTotal> totals(byte[] content) {
        ResultFile file =
                new ResultFile(
                        "totals", content, TOTALS, List.of(DIRECTION, PROVINCE, ROWS, CLEARED));
        List<ControlTotal> totals = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (SheetRow row : file.rows()) {
            if (!row.isBlank()) {
                int before = file.flaws();
                Optional<Direction> direction = file.direction(row, DIRECTION);
                Optional<RegionCode> province = file.region(row, PROVINCE);
                Optional<Scheme> scheme =
                        file.has(SCHEME) && !file.text(row, SCHEME).isEmpty()
                                ? file.scheme(row, SCHEME)
                                : Optional.empty();
                file.needed(row, ROWS);
                file.needed(row, CLEARED);
                long rows = file.number(row, ROWS).orElse(0L);
                Money total = file.amount(row, TOTAL);
                Money cleared = file.amount(row, CLEARED);
                Money deducted = file.amount(row, DEDUCTED);
                if (file.flaws() == before) {
                    if (!province.orElseThrow().isProvince()
                            || authority.sameProvince(province.get())) {
                        file.violate(row, PROVINCE, "other-province", "应为其他省份，如 110000");
                    }
                    ControlTotal one =
                            new ControlTotal(
                                    direction.orElseThrow(),
                                    province.get(),
                                    scheme,
                                    rows,
                                    file.has(TOTAL) ? total : null,
                                    cleared,
                                    file.has(DEDUCTED) ? deducted : null);
                    if (!seen.add(one.key())) {
                        file.violate(row, PROVINCE, "once", "同一省份、方向、险种重复出现");
                    }
                    totals.add(one);
                }
            }
        }
        file.mustBeRight();
        return totals;
    }

    /**
     * The control totals, complete, once they are what the details come to.
     *
     * @throws Refused naming every figure that is not, and every province without a total
     */
    List<ControlTotal> mustFit(List<ResultRow> rows, List<ControlTotal> totals) {
        Map<String, ControlTotal> sums = new TreeMap<>();
        for (ResultRow row : rows) {
            for (Optional<Scheme> scheme :
                    List.of(Optional.<Scheme>empty(), Optional.of(row.cell().scheme()))) {
                ControlTotal one = sum(row, scheme);
                sums.merge(one.key(), one, ResultReader::plus);
            }
        }
        List<Violation> violations = new ArrayList<>();
        Set<String> stated = new HashSet<>();
        List<ControlTotal> complete = new ArrayList<>();
        for (ControlTotal total : totals) {
            ControlTotal nothing =
                    new ControlTotal(
                            total.direction(),
                            total.province(),
                            total.scheme(),
                            0,
                            Money.ZERO,
                            Money.ZERO,
                            Money.ZERO);
            ControlTotal sum = sums.getOrDefault(total.key(), nothing);
            compare(total.key() + " " + ROWS, total.rows(), sum.rows(), violations);
            compare(total.key() + " " + CLEARED, total.cleared(), sum.cleared(), violations);
            if (total.total() != null) {
                compare(total.key() + " " + TOTAL, total.total(), sum.total(), violations);
            }
            if (total.deducted() != null) {
                compare(total.key() + " " + DEDUCTED, total.deducted(), sum.deducted(), violations);
            }
            stated.add(total.key());
            complete.add(sum);
        }
        sums.forEach(
                (key, sum) -> {
                    boolean covered =
                            stated.contains(key)
                                    || sum.scheme().isPresent()
                                            && stated.contains(
                                                    key.substring(0, key.lastIndexOf(' ')))
                                    || sum.scheme().isEmpty()
                                            && stated.stream()
                                                    .anyMatch(one -> one.startsWith(key + " "));
                    if (!covered) {
                        violations.add(
                                new Violation(
                                        key, "control-total", "明细合计" + sum.cleared() + "，没有控制总数"));
                    }
                });
        if (!violations.isEmpty()) {
            throw new Refused(
                    ClearingRefusal.CONTROL_TOTALS_DIFFER,
                    "国家结果与控制总数不符：" + violations.get(0).field() + " " + violations.get(0).message(),
                    violations.stream().limit(100).toList());
        }
        return complete;
    }

    private ControlTotal sum(ResultRow row, Optional<Scheme> scheme) {
        RegionPair pair = row.cell().pair();
        boolean ourHospital = authority.sameProvince(pair.treatment());
        return new ControlTotal(
                ourHospital ? Direction.RECEIVABLE : Direction.PAYABLE,
                (ourHospital ? pair.insured() : pair.treatment()).province(),
                scheme,
                1,
                row.amounts().total(),
                row.amounts().cleared(),
                row.amounts().deducted());
    }

    private static ControlTotal plus(ControlTotal one, ControlTotal other) {
        return new ControlTotal(
                one.direction(),
                one.province(),
                one.scheme(),
                one.rows() + other.rows(),
                one.total().plus(other.total()),
                one.cleared().plus(other.cleared()),
                one.deducted().plus(other.deducted()));
    }

    private static void compare(
            String field, Object stated, Object counted, List<Violation> violations) {
        if (!stated.equals(counted)) {
            violations.add(
                    new Violation(field, "control-total", "控制总数" + stated + "，明细合计" + counted));
        }
    }
}
