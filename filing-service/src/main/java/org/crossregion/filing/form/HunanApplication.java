package org.crossregion.filing.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.filing.Filing;
import org.crossregion.filing.filing.Material;
import org.crossregion.filing.form.FilingPaper.Subject;
import org.crossregion.filing.institution.Institution;
import org.crossregion.filing.institution.Institutions;
import org.crossregion.filing.policy.AccountReturn;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.PersonType;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.problem.Refused;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The form {@code hunan-application}, 《湖南省医疗保险异地就医联网结算申请表》, which Zhuzhou prints once an
 * application is accepted (S0, 一.1).
 */
@ApplicationScoped
class HunanApplication implements FormSource {

    private static final String NAME = "hunan-application";

    private final FilingPaper paper;
    private final Institutions institutions;

    HunanApplication(FilingPaper paper, Institutions institutions) {
        this.paper = paper;
        this.institutions = institutions;
    }

    @Override
    public Set<String> forms() {
        return Set.of(NAME);
    }

    @Override
    public Set<String> roles(String form) {
        return FilingPaper.READERS;
    }

    @Override
    public Form make(FormQuery query) {
        Subject subject = paper.subject(query.needId());
        Filing filing = subject.filing();
        mustBePrinted(filing, subject.policy());
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("参保地", paper.names(List.of(filing.insuredRegion())));
        header.put("申请日期", subject.submittedOn().toString());
        header.put("备案状态", filing.state().label());
        return new Form(
                        NAME,
                        paper.province(filing) + "医疗保险异地就医联网结算申请表",
                        header,
                        "",
                        List.of(
                                Section.fields("参保人信息", 2, personal(subject)),
                                Section.fields("异地安置信息", 2, resettled(subject)),
                                chosen(filing),
                                Section.fields("个人账户", 1, account(subject)),
                                Section.paragraphs("须知", notes(filing))),
                        FilingPaper.lines(
                                List.of(
                                        "申请人（签字）",
                                        "代办人（签字）",
                                        "单位意见（章）",
                                        "安置地经办机构（章）",
                                        "参保地经办机构（章）")),
                        filing.id(),
                        Integer.toString(filing.version()),
                        "",
                        Layout.DOCUMENT)
                .withVerificationCode();
    }

    private static void mustBePrinted(Filing filing, FilingPolicy policy) {
        if (!policy.prints().contains(NAME)) {
            throw new Refused(
                    FilingRefusal.FORM_NOT_PRINTED,
                    "policy %s of filing %s does not print %s"
                            .formatted(policy.name(), filing.id(), NAME));
        }
    }

    private Map<String, Cell> personal(Subject subject) {
        LinkedHashMap<String, Cell> fields = new LinkedHashMap<>();
        fields.put("姓名", Cell.of(subject.person().name()));
        fields.put("性别", Cell.of(subject.person().sex().equals("1") ? "男" : "女"));
        fields.put("身份证号码", Cell.of(paper.masked(subject.person().identity())));
        fields.put(
                "社会保障卡号",
                subject.person().card().map(paper::masked).map(Cell::of).orElse(Cell.BLANK));
        fields.put("参保单位", Cell.of(subject.insurance().employer()));
        fields.put("人员类别", Cell.of(PersonType.label(subject.insurance().personType())));
        subject.dossier()
                .agent()
                .ifPresent(
                        agent -> {
                            fields.put("代办人", Cell.of(agent.name()));
                            fields.put("代办人身份证号码", Cell.of(paper.masked(agent.identity())));
                        });
        return fields;
    }

    private Map<String, Cell> resettled(Subject subject) {
        Filing filing = subject.filing();
        LinkedHashMap<String, Cell> fields = new LinkedHashMap<>();
        fields.put("安置类别", Cell.of(FilingPaper.typeName(subject)));
        fields.put("安置地", Cell.of(paper.names(filing.treatmentRegions())));
        fields.put("备案开始日期", Cell.of(filing.validFrom()));
        fields.put("备案结束日期", filing.validUntil().map(Cell::of).orElse(Cell.of("长期")));
        fields.put("安置原因", Cell.of(filing.reason()));
        return fields;
    }

    private Section chosen(Filing filing) {
        Map<String, Institution> named = institutions.find(filing.institutions());
        List<List<Cell>> rows = new ArrayList<>();
        for (String code : filing.institutions()) {
            Institution institution = named.get(code);
            rows.add(
                    List.of(
                            Cell.of(Integer.toString(rows.size() + 1)),
                            Cell.of(institution.name()),
                            Cell.of(code),
                            Cell.of(paper.name(institution.region()))));
        }
        if (rows.isEmpty()) {
            rows.add(List.of(Cell.BLANK, Cell.of("安置地全部联网定点医药机构"), Cell.BLANK, Cell.BLANK));
        }
        return new Section(
                "选定的联网定点医疗机构",
                List.of(
                        Column.text("no", "序号"),
                        Column.text("name", "医疗机构名称").wide(34),
                        Column.text("code", "医疗机构编码"),
                        Column.text("region", "所在地")),
                rows,
                false);
    }

    private Map<String, Cell> account(Subject subject) {
        LinkedHashMap<String, Cell> fields = new LinkedHashMap<>();
        if (!subject.filing().accountSuspended()) {
            fields.put("备案期间", Cell.of("正常使用"));
            return fields;
        }
        fields.put("备案期间", Cell.of("停止使用"));
        Optional.ofNullable(subject.policy().accountReturn())
                .map(AccountReturn::label)
                .ifPresent(when -> fields.put("返还时间", Cell.of(when)));
        boolean own = subject.insurance().employer().isEmpty();
        fields.put("返还方式", Cell.of(own ? "返还到本人银行账户" : "返还单位：" + subject.insurance().employer()));
        if (own) {
            fields.put("银行账户", Cell.of(bankAccount(subject.filing())));
        }
        return fields;
    }

    private String bankAccount(Filing filing) {
        return paper.materials(filing.id()).stream()
                .filter(material -> material.kind().equals("bank-account"))
                .map(Material::reference)
                .findFirst()
                .orElse("");
    }

    private static String[] notes(Filing filing) {
        return new String[] {
            "一、选定的定点医疗机构确定后不得变更；确因安置地发生变化的，须重新申请。",
            "二、在非联网结算医疗机构就医的，先由本人全额垫付，凭有关资料回参保地审核报销。",
            "三、需在参保地住院的，凭本人及代办人身份证先行取消异地安置，次日起生效。",
            "备案编号：" + filing.id()
        };
    }
}
