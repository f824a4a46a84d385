package org.crossregion.filing.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.filing.Dossier.AgentOnFile;
import org.crossregion.filing.filing.Filing;
import org.crossregion.filing.filing.Material;
import org.crossregion.filing.form.FilingPaper.Subject;
import org.crossregion.filing.institution.Institution;
import org.crossregion.filing.institution.Institutions;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.PersonType;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Form 1, 异地就医登记备案表: made from the filing, never asked of the person (S1, question 1). */
@ApplicationScoped
class RegistrationForm implements FormSource {

    private final FilingPaper paper;
    private final Institutions institutions;

    RegistrationForm(FilingPaper paper, Institutions institutions) {
        this.paper = paper;
        this.institutions = institutions;
    }

    @Override
    public Set<String> forms() {
        return Set.of("1");
    }

    @Override
    public Set<String> roles(String form) {
        return FilingPaper.READERS;
    }

    @Override
    public Form make(FormQuery query) {
        Subject subject = paper.subject(query.needId());
        Filing filing = subject.filing();
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("参保地", paper.names(List.of(filing.insuredRegion())));
        header.put("备案状态", filing.state().label());
        return new Form(
                        "1",
                        paper.province(filing) + "医疗保险异地就医登记备案表",
                        header,
                        "",
                        sections(subject),
                        FilingPaper.lines(List.of("申请人", "经办人", "审核人", "经办机构（章）")),
                        filing.id(),
                        Integer.toString(filing.version()),
                        "",
                        Layout.DOCUMENT)
                .withVerificationCode();
    }

    private List<Section> sections(Subject subject) {
        Filing filing = subject.filing();
        List<Section> sections = new ArrayList<>();
        sections.add(Section.fields("参保人信息", 2, personal(subject)));
        sections.add(Section.fields("备案信息", 2, filed(subject)));
        sections.add(materials(subject));
        subject.dossier()
                .agent()
                .ifPresent(agent -> sections.add(Section.fields("代办人", 2, agent(agent))));
        return sections;
    }

    private Map<String, Cell> personal(Subject subject) {
        LinkedHashMap<String, Cell> fields = new LinkedHashMap<>();
        fields.put("姓名", Cell.of(subject.person().name()));
        fields.put("性别", Cell.of(subject.person().sex().equals("1") ? "男" : "女"));
        fields.put("出生日期", Cell.of(subject.person().birthDate()));
        fields.put("证件号码", Cell.of(paper.masked(subject.person().identity())));
        fields.put(
                "社会保障卡号",
                subject.person().card().map(paper::masked).map(Cell::of).orElse(Cell.BLANK));
        fields.put("个人编号", Cell.of(subject.person().personNo()));
        fields.put("险种", Cell.of(subject.filing().scheme().label()));
        fields.put("人员类别", Cell.of(PersonType.label(subject.insurance().personType())));
        fields.put("参保单位", Cell.of(subject.insurance().employer()));
        fields.put("申请日期", Cell.of(subject.submittedOn()));
        return fields;
    }

    private Map<String, Cell> filed(Subject subject) {
        Filing filing = subject.filing();
        FilingPolicy policy = subject.policy();
        LinkedHashMap<String, Cell> fields = new LinkedHashMap<>();
        fields.put("备案类型", Cell.of(FilingPaper.typeName(subject)));
        fields.put(
                "备案渠道",
                Cell.of(policy.channels().getOrDefault(filing.channel(), filing.channel())));
        fields.put("就医地", Cell.of(paper.names(filing.treatmentRegions())));
        fields.put("选定医疗机构", Cell.of(institutions(filing)));
        fields.put("备案开始日期", Cell.of(filing.validFrom()));
        fields.put("备案结束日期", filing.validUntil().map(Cell::of).orElse(Cell.of("长期")));
        fields.put("备案原因", Cell.of(filing.reason()));
        fields.put("是否承诺备案", Cell.of(promise(filing)));
        fields.put("个人账户", Cell.of(filing.accountSuspended() ? "备案期间停用" : "正常使用"));
        return fields;
    }

    private static String promise(Filing filing) {
        if (!filing.promised()) {
            return "否";
        }
        return filing.onPromise()
                ? "是" + filing.proofDue().map(day -> "，证明材料须于 " + day + " 前补齐").orElse("")
                : "是，证明材料已补齐";
    }

    private String institutions(Filing filing) {
        if (filing.institutions().isEmpty()) {
            return "就医地全部联网定点医药机构";
        }
        Map<String, Institution> named = institutions.find(filing.institutions());
        return filing.institutions().stream()
                .map(code -> "%s（%s）".formatted(named.get(code).name(), code))
                .collect(Collectors.joining("、"));
    }

    private Section materials(Subject subject) {
        FilingPolicy policy = subject.policy();
        List<List<Cell>> rows = new ArrayList<>();
        for (Material material : paper.materials(subject.filing().id())) {
            rows.add(
                    List.of(
                            Cell.of(Integer.toString(rows.size() + 1)),
                            Cell.of(
                                    policy.materials()
                                            .getOrDefault(material.kind(), material.kind())),
                            Cell.of(material.reference()),
                            material.since().map(Cell::of).orElse(Cell.BLANK),
                            material.until().map(Cell::of).orElse(Cell.BLANK)));
        }
        return new Section(
                "备案材料",
                List.of(
                        Column.text("no", "序号"),
                        Column.text("material", "材料").wide(40),
                        Column.text("reference", "凭据或编号").wide(20),
                        Column.date("since", "起始日期"),
                        Column.date("until", "截止日期")),
                rows,
                false);
    }

    private Map<String, Cell> agent(AgentOnFile agent) {
        LinkedHashMap<String, Cell> fields = new LinkedHashMap<>();
        fields.put("姓名", Cell.of(agent.name()));
        fields.put("与参保人关系", Cell.of(agent.relation()));
        fields.put("联系电话", Cell.of(agent.phone()));
        fields.put("证件号码", Cell.of(paper.masked(agent.identity())));
        return fields;
    }
}
