package org.crossregion.settlement.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.settlement.fee.ClassedFeeLine;
import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.purchase.OutsidePurchase;
import org.crossregion.settlement.purchase.OutsidePurchases;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.problem.Refused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Attachment 4, 外院检查/购药证明: what a hospital had examined or bought elsewhere for a patient who lies
 * there; of one registration, or all of a stay. What was withdrawn from the bill is not on it.
 */
@ApplicationScoped
class OutsideCertificate implements FormSource {

    private final VisitPaper paper;
    private final OutsidePurchases purchases;
    private final Fees fees;

    OutsideCertificate(VisitPaper paper, OutsidePurchases purchases, Fees fees) {
        this.paper = paper;
        this.purchases = purchases;
        this.fees = fees;
    }

    @Override
    public Set<String> forms() {
        return Set.of("4");
    }

    @Override
    public Set<String> roles(String form) {
        return VisitPaper.READERS;
    }

    @Override
    public Form make(FormQuery query) {
        String id = query.needId();
        List<OutsidePurchase> asked =
                id.startsWith("P")
                        ? purchases.find(id).map(List::of).orElseThrow(() -> unknown(id))
                        : purchases.of(paper.seen(id).visitId());
        if (asked.isEmpty()) {
            throw unknown(id);
        }
        Visit visit = paper.seen(asked.get(0).visitId());
        Map<String, ClassedFeeLine> lines = lines(visit);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.fields("患者信息", 2, patient(visit)));
        for (OutsidePurchase purchase : asked) {
            List<List<Cell>> rows = rows(purchase, lines);
            if (!rows.isEmpty()) {
                sections.add(Section.fields(purchase.kind().label(), 2, fields(purchase)));
                sections.add(items(rows));
            }
        }
        if (sections.size() == 1) {
            throw unknown(id);
        }
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("定点医药机构", paper.institution(visit).name());
        header.put("就诊编号", visit.visitId());
        return new Form(
                        "4",
                        title(asked),
                        header,
                        "元",
                        sections,
                        VisitPaper.toSign("经治医师", "患者（或家属）", "定点医药机构医保办（盖章）", "日期"),
                        asked.size() == 1 ? asked.get(0).purchaseId() : "",
                        "1",
                        "",
                        Layout.DOCUMENT)
                .withVerificationCode();
    }

    /** 购药单 if only drugs were bought. */
    private static String title(List<OutsidePurchase> asked) {
        boolean drugsOnly =
                asked.stream().allMatch(one -> one.kind() == OutsidePurchase.Kind.PURCHASE);
        boolean examinationsOnly =
                asked.stream().allMatch(one -> one.kind() == OutsidePurchase.Kind.EXAMINATION);
        if (drugsOnly) {
            return "外购药品购药单";
        }
        return examinationsOnly ? "外院检查证明" : "外院检查、购药证明";
    }

    private static Refused unknown(String id) {
        return new Refused(SettlementRefusal.PURCHASE_UNKNOWN, id);
    }

    private Map<String, ClassedFeeLine> lines(Visit visit) {
        Map<String, ClassedFeeLine> lines = new HashMap<>();
        fees.of(visit).forEach(line -> lines.put(line.line().lineNo(), line));
        return lines;
    }

    private Map<String, Cell> patient(Visit visit) {
        Map<String, Cell> fields = paper.patient(visit);
        fields.put(
                "参保地", Cell.of(paper.region(visit.insuredAdmdvs(), Beijing.day(visit.beganAt()))));
        fields.put("科室 / 床位", Cell.of(VisitPaper.ward(visit)));
        fields.put("住院号", Cell.of(visit.inpatientNo()));
        fields.put("入院时间", Cell.of(VisitPaper.time(visit.beganAt())));
        return fields;
    }

    private static Map<String, Cell> fields(OutsidePurchase purchase) {
        Map<String, Cell> fields = new LinkedHashMap<>();
        boolean examination = purchase.kind() == OutsidePurchase.Kind.EXAMINATION;
        fields.put(examination ? "检查医疗机构" : "购药机构", Cell.of(place(purchase)));
        fields.put("登记编号", Cell.of(purchase.purchaseId()));
        fields.put("诊断", Cell.of(purchase.diagnosis()));
        fields.put("科室", Cell.of(purchase.department()));
        fields.put("原因", Cell.of(purchase.reason()));
        fields.put("医师", Cell.of(purchase.physician()));
        return fields;
    }

    private static String place(OutsidePurchase purchase) {
        return purchase.placeCode().isEmpty()
                ? purchase.place()
                : purchase.place() + "（" + purchase.placeCode() + "）";
    }

    private static List<List<Cell>> rows(
            OutsidePurchase purchase, Map<String, ClassedFeeLine> lines) {
        List<List<Cell>> rows = new ArrayList<>();
        purchase.items()
                .forEach(
                        (number, name) -> {
                            ClassedFeeLine line = lines.get(number);
                            if (line != null) {
                                rows.add(row(name, line));
                            }
                        });
        return rows;
    }

    private static List<Cell> row(String name, ClassedFeeLine line) {
        return List.of(
                Cell.of(name),
                Cell.of(line.line().itemCode()),
                Cell.of(Beijing.day(line.line().occurredAt())),
                Cell.of(line.line().count().toPlainString()),
                Cell.of(line.line().price().toPlainString()),
                Cell.of(line.itemClass().label()),
                Cell.of(line.line().amount()));
    }

    private static Section items(List<List<Cell>> rows) {
        return Section.table(
                "",
                List.of(
                        Column.text("item", "项目或药品"),
                        Column.text("code", "目录编码"),
                        Column.date("day", "日期"),
                        Column.text("count", "数量"),
                        Column.text("price", "单价"),
                        Column.text("class", "类别"),
                        Column.money("amount", "金额")),
                rows);
    }
}
