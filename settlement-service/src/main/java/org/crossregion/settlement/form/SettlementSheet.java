package org.crossregion.settlement.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.forms.AmountInWords;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.settlement.benefit.ExplainedAmount;
import org.crossregion.settlement.benefit.HospitalLevel;
import org.crossregion.settlement.bill.Explanations;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.fee.ClassedFeeLine;
import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.PersonType;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Role;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Attachment 5, 住院结算单, and its likes for outpatient care and pharmacies: who was treated where,
 * what it cost, who pays, and why. Both identities are on it as computed sums, and the charges must
 * make the parts of the bill, or nothing is printed. On this sheet the account stands among the
 * funds.
 */
@ApplicationScoped
public class SettlementSheet implements FormSource {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Settlements settlements;
    private final Explanations explanations;
    private final Fees fees;
    private final VisitPaper paper;

    SettlementSheet(
            Settlements settlements, Explanations explanations, Fees fees, VisitPaper paper) {
        this.settlements = settlements;
        this.explanations = explanations;
        this.fees = fees;
        this.paper = paper;
    }

    @Override
    public Set<String> forms() {
        return Set.of("5");
    }

    /** The hospital prints it, too. */
    @Override
    public Set<String> roles(String form) {
        Set<String> roles = new HashSet<>(FormSource.super.roles(form));
        roles.add(Role.HOSPITAL);
        return roles;
    }

    /** Of a settlement, or of the last one of a visit. */
    @Override
    public Form make(FormQuery query) {
        Settlement bill = bill(query.needId());
        SheetSums.mustAddUp(bill);
        return sheet(bill, paper.seen(bill.visitId()), query.explanation());
    }

    private Settlement bill(String id) {
        if (!id.startsWith("S")) {
            return found(id);
        }
        List<Settlement> ofVisit = settlements.ofVisit(paper.seen(id).visitId());
        if (ofVisit.isEmpty()) {
            throw new Refused(SettlementRefusal.SETTLEMENT_UNKNOWN, id + " 尚未结算");
        }
        return ofVisit.get(ofVisit.size() - 1);
    }

    /** A stored bill that breaks an identity cannot even be read. */
    private Settlement found(String id) {
        try {
            return settlements.find(id);
        } catch (IllegalArgumentException e) {
            throw new Refused(SettlementRefusal.SHEET_DOES_NOT_ADD_UP, id + "：" + e.getMessage());
        }
    }

    private Form sheet(Settlement bill, Visit visit, boolean explained) {
        Institution institution = paper.institution(visit);
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("定点医药机构", institution.name());
        header.put("结算时间", TIME.format(Beijing.local(bill.settledAt())));
        header.put("结算编号", bill.settlementId().orElseThrow());
        LinkedHashMap<String, String> signOff = new LinkedHashMap<>();
        signOff.put("患者（或家属）", "");
        signOff.put("定点医药机构（盖章）", "");
        signOff.put("经办人", "");
        List<Section> sections = new ArrayList<>();
        sections.add(Section.fields("基本信息", 2, patient(bill, visit, institution)));
        sections.add(charges(bill));
        sections.add(parts(bill.split()));
        sections.add(payers(bill.split()));
        sections.add(Section.fields("结算结果", 2, result(bill)));
        if (explained) {
            sections.addAll(ExplainedSheet.sections(explanations.of(bill)));
        } else {
            sections.add(
                    Section.paragraphs(
                            "计算说明",
                            settlements.explanation(bill).stream()
                                    .filter(ExplainedAmount::isTelling)
                                    .map(ExplainedAmount::chinese)
                                    .toArray(String[]::new)));
        }
        return new Form(
                        "5",
                        title(bill, visit),
                        header,
                        "元",
                        sections,
                        signOff,
                        "",
                        "1",
                        "",
                        Layout.DOCUMENT)
                .withVerificationCode();
    }

    private static String title(Settlement bill, Visit visit) {
        String care =
                visit.isStay()
                        ? "住院"
                        : switch (bill.careType()) {
                            case CHRONIC_OUTPATIENT -> "门诊慢特病";
                            case PHARMACY -> "药店购药";
                            case MATERNITY -> "生育门诊";
                            case INPATIENT, OUTPATIENT -> "门诊";
                        };
        String mirror = bill.kind().isMirror() ? "（" + bill.kind().label() + "）" : "";
        return care + "结算单" + mirror;
    }

    private Map<String, Cell> patient(Settlement bill, Visit visit, Institution institution) {
        LocalDate settledOn = Beijing.day(bill.settledAt());
        Map<String, Cell> fields = new LinkedHashMap<>();
        fields.put("姓名", Cell.of(bill.person().name()));
        fields.put("性别", Cell.of(bill.person().sex().equals("1") ? "男" : "女"));
        fields.put("人员编号", Cell.of(bill.person().personNo()));
        fields.put("证件号码", Cell.of(paper.masked(bill.person())));
        fields.put("险种", Cell.of(bill.scheme().label() + "基本医疗保险"));
        fields.put("人员类别", Cell.of(PersonType.label(bill.personType())));
        fields.put("参保地", Cell.of(paper.region(bill.insuredAdmdvs(), settledOn)));
        fields.put("就医地", Cell.of(paper.region(bill.treatmentAdmdvs(), settledOn)));
        fields.put("医疗机构", Cell.of(institution.name()));
        fields.put("机构等级", Cell.of(HospitalLevel.ofGrade(institution.level()).label()));
        fields.put("医疗类别", Cell.of(bill.careType().label()));
        fields.put(visit.isStay() ? "住院号" : "门诊号", Cell.of(visit.inpatientNo()));
        fields.put(visit.isStay() ? "科室 / 床位" : "科室", Cell.of(VisitPaper.ward(visit)));
        fields.put("备案类型", Cell.of(bill.filingType().map(FilingType::label).orElse("无需备案")));
        if (visit.isStay()) {
            fields.put("入院方式", Cell.of(visit.emergency() ? "急诊" : "普通"));
            fields.put("入院日期", Cell.of(bill.beganOn()));
            fields.put("出院日期", Cell.of(bill.endedOn()));
            fields.put("住院天数", Cell.of(days(bill)));
        } else {
            fields.put("就诊日期", Cell.of(bill.beganOn()));
            fields.put("结算日期", Cell.of(settledOn));
        }
        fields.put("就诊编号", Cell.of(bill.visitId()));
        fields.put("发票号", Cell.of(bill.invoice()));
        fields.put("诊断", Cell.of(VisitPaper.diagnoses(visit)));
        return fields;
    }

    /** Admission and discharge on one day count as one. */
    private static long days(Settlement bill) {
        return Math.max(1, ChronoUnit.DAYS.between(bill.beganOn(), bill.endedOn()));
    }

    /** The bill's lines by charge category; a mirror takes all of them back. */
    private Section charges(Settlement bill) {
        Map<String, Money[]> sums = new TreeMap<>();
        for (ClassedFeeLine line : fees.ofRound(bill.visitId(), bill.round())) {
            Money[] sum =
                    sums.computeIfAbsent(
                            line.chargeCategory(),
                            category ->
                                    new Money[] {Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO});
            sum[0] = sum[0].plus(line.inScope());
            sum[1] = sum[1].plus(line.priorSelfPay());
            sum[2] = sum[2].plus(line.overLimit());
            sum[3] = sum[3].plus(line.fullSelfPay());
        }
        SheetSums.mustMakeTheBill(sums.values(), bill);
        List<List<Cell>> rows = new ArrayList<>();
        sums.forEach(
                (category, sum) -> {
                    List<Cell> row = new ArrayList<>();
                    row.add(Cell.of(ChargeCategory.label(category)));
                    for (Money part : sum) {
                        row.add(Cell.of(bill.kind().isMirror() ? part.negated() : part));
                    }
                    row.add(Cell.BLANK);
                    rows.add(row);
                });
        return Section.table(
                "费用明细汇总",
                List.of(
                        Column.text("category", "费用类别"),
                        Column.money("inScope", "范围内"),
                        Column.money("priorSelfPay", "乙类先行自付"),
                        Column.money("overLimit", "超限价自付"),
                        Column.money("fullSelfPay", "自费"),
                        Column.money("total", "金额")
                                .sumOf("inScope", "priorSelfPay", "overLimit", "fullSelfPay")),
                rows);
    }

    /** 总费用 = 范围内 + 先行自付 + 超限价 + 自费. */
    private static Section parts(FundSplit split) {
        return new Section(
                "费用构成",
                List.of(
                        Column.money("inScope", "范围内"),
                        Column.money("priorSelfPay", "乙类先行自付"),
                        Column.money("overLimit", "超限价自付"),
                        Column.money("fullSelfPay", "自费"),
                        Column.money("total", "总费用")
                                .sumOf("inScope", "priorSelfPay", "overLimit", "fullSelfPay")),
                List.of(
                        List.of(
                                Cell.of(split.inScope()),
                                Cell.of(split.priorSelfPay()),
                                Cell.of(split.overLimit()),
                                Cell.of(split.fullSelfPay()),
                                Cell.of(split.total()))),
                false);
    }

    /** 总费用 = 基金支付合计 + 个人现金 + 医院负担; the hospital's part only if there is one. */
    private static Section payers(FundSplit split) {
        List<Column> columns = new ArrayList<>();
        List<Cell> row = new ArrayList<>();
        columns.add(Column.money("funds", "基金支付合计（含账户）"));
        row.add(Cell.of(split.fundTotal().plus(split.account())));
        columns.add(Column.money("cash", "个人现金"));
        row.add(Cell.of(split.cash()));
        List<String> keys = new ArrayList<>(List.of("funds", "cash"));
        if (!split.hospitalBorne().isZero()) {
            columns.add(Column.money("hospitalBorne", "医院负担"));
            row.add(Cell.of(split.hospitalBorne()));
            keys.add("hospitalBorne");
        }
        columns.add(Column.money("total", "总费用").sumOf(keys.toArray(String[]::new)));
        row.add(Cell.of(split.total()));
        return new Section("费用支付", columns, List.of(row), false);
    }

    private static Map<String, Cell> result(Settlement bill) {
        FundSplit split = bill.split();
        Map<String, Cell> fields = new LinkedHashMap<>();
        fields.put("本次起付标准", Cell.of(bill.deductible()));
        fields.put("统筹支付比例", Cell.of(bill.poolingRate()));
        for (Fund fund : Fund.values()) {
            if (fund == Fund.POOLING || !split.fund(fund).isZero()) {
                fields.put(fund.label(), Cell.of(split.fund(fund)));
            }
        }
        fields.put("个人账户支付", Cell.of(split.account()));
        fields.put("账户余额", Cell.of(bill.accountBalance()));
        fields.put("个人现金支付", Cell.of(split.cash()));
        fields.put("总费用大写", Cell.of(AmountInWords.of(split.total())));
        fields.put("个人现金大写", Cell.of(AmountInWords.of(split.cash())));
        return fields;
    }
}
