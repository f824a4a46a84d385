package org.crossregion.settlement.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.forms.Cell;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.settlement.injury.Injuries;
import org.crossregion.settlement.injury.Injury;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.problem.Refused;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Attachment 3, 外伤无第三方责任承诺书: the patient's promise that nobody else is liable. What was not
 * registered is left to be written by hand.
 */
@ApplicationScoped
class InjuryPromise implements FormSource {

    private final VisitPaper paper;
    private final Injuries injuries;

    InjuryPromise(VisitPaper paper, Injuries injuries) {
        this.paper = paper;
        this.injuries = injuries;
    }

    @Override
    public Set<String> forms() {
        return Set.of("3");
    }

    @Override
    public Set<String> roles(String form) {
        return VisitPaper.READERS;
    }

    @Override
    public Form make(FormQuery query) {
        Visit visit = paper.seen(query.needId());
        Optional<Injury> injury = injuries.of(visit.visitId());
        if (injury.isEmpty() && !visit.injury()) {
            throw new Refused(SettlementRefusal.NOT_AN_INJURY, visit.visitId());
        }
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("定点医药机构", paper.institution(visit).name());
        header.put("就诊编号", visit.visitId());
        return new Form(
                        "3",
                        "外伤无第三方责任承诺书",
                        header,
                        "",
                        List.of(
                                Section.fields("患者信息", 2, patient(visit, injury)),
                                Section.fields("受伤情况", 1, circumstances(injury)),
                                Section.paragraphs("承诺", promise(visit))),
                        VisitPaper.toSign("承诺人（患者）签名", "代签人签名（注明与患者关系）", "承诺日期", "定点医药机构医保办（盖章）"),
                        "",
                        "1",
                        "",
                        Layout.DOCUMENT)
                .withVerificationCode();
    }

    private Map<String, Cell> patient(Visit visit, Optional<Injury> injury) {
        Map<String, Cell> fields = paper.patient(visit);
        fields.put("联系电话", injury.map(injuries::phone).map(Cell::of).orElse(Cell.BLANK));
        fields.put(
                "参保地", Cell.of(paper.region(visit.insuredAdmdvs(), Beijing.day(visit.beganAt()))));
        fields.put("就诊时间", Cell.of(VisitPaper.time(visit.beganAt())));
        fields.put("住院（门诊）号", Cell.of(visit.inpatientNo()));
        fields.put("科室 / 床位", Cell.of(VisitPaper.ward(visit)));
        fields.put("诊断", Cell.of(VisitPaper.diagnoses(visit)));
        Optional<Injury.Signer> signer = injury.flatMap(Injury::signer);
        if (signer.isPresent()) {
            fields.put("代签人", Cell.of(signer.get().name() + "（" + signer.get().relation() + "）"));
            fields.put("代签人证件号码", Cell.of(injuries.masked(signer.get().identity())));
        }
        return fields;
    }

    private static Map<String, Cell> circumstances(Optional<Injury> injury) {
        Map<String, Cell> fields = new LinkedHashMap<>();
        fields.put(
                "受伤时间",
                injury.map(Injury::happenedAt)
                        .map(VisitPaper::time)
                        .map(Cell::of)
                        .orElse(Cell.BLANK));
        fields.put("受伤地点", injury.map(Injury::place).map(Cell::of).orElse(Cell.BLANK));
        fields.put("受伤经过", injury.map(Injury::course).map(Cell::of).orElse(Cell.BLANK));
        return fields;
    }

    private static String[] promise(Visit visit) {
        return new String[] {
            "一、本人上述受伤时间、地点和经过属实，本次外伤不涉及第三方责任，不属于工伤、交通事故、打架斗殴、" + "酗酒、自伤自残等基本医疗保险基金不予支付的情形。",
            "二、本人申请本次" + (visit.isStay() ? "住院" : "门诊") + "医疗费用由医疗保险基金按规定支付，并配合医保经办机构核查。",
            "三、如有隐瞒或者虚假，本人愿意退回医疗保险基金已支付的全部费用，并承担相应的法律责任。"
        };
    }
}
