package org.crossregion.filing.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.filing.Filing;
import org.crossregion.filing.form.FilingPaper.Subject;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.problem.Refused;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Form 2, 异地就医备案个人承诺书: the promise that may stand for proof. */
@ApplicationScoped
class PromiseLetter implements FormSource {

    private final FilingPaper paper;

    PromiseLetter(FilingPaper paper) {
        this.paper = paper;
    }

    @Override
    public Set<String> forms() {
        return Set.of("2");
    }

    @Override
    public Set<String> roles(String form) {
        return FilingPaper.READERS;
    }

    @Override
    public Form make(FormQuery query) {
        Subject subject = paper.subject(query.needId());
        Filing filing = subject.filing();
        mustHavePromised(filing);
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("参保地", paper.names(List.of(filing.insuredRegion())));
        return new Form(
                        "2",
                        paper.province(filing) + "医疗保险异地就医备案个人承诺书",
                        header,
                        "",
                        List.of(
                                Section.fields("承诺人", 2, promiser(subject)),
                                Section.paragraphs("承诺内容", promise(filing))),
                        FilingPaper.lines(List.of("承诺人（签字）", "代办人（签字）", "承诺日期")),
                        filing.id(),
                        Integer.toString(filing.version()),
                        "",
                        Layout.DOCUMENT)
                .withVerificationCode();
    }

    private Map<String, Cell> promiser(Subject subject) {
        LinkedHashMap<String, Cell> fields = new LinkedHashMap<>();
        fields.put("姓名", Cell.of(subject.person().name()));
        fields.put("证件号码", Cell.of(paper.masked(subject.person().identity())));
        fields.put("备案类型", Cell.of(subject.filing().type().label()));
        fields.put("就医地", Cell.of(paper.names(subject.filing().treatmentRegions())));
        fields.put("备案开始日期", Cell.of(subject.filing().validFrom()));
        fields.put(
                "证明材料补齐期限",
                subject.filing().proofDue().map(Cell::of).orElse(Cell.of(proofLeft(subject))));
        return fields;
    }

    private static String proofLeft(Subject subject) {
        return subject.filing().onPromise() ? "按经办机构要求" : "已补齐";
    }

    /** Whoever proved everything promised nothing. */
    private static void mustHavePromised(Filing filing) {
        if (!filing.promised()) {
            throw new Refused(
                    FilingRefusal.NOT_ON_PROMISE,
                    "filing %s was made on proof and has no promise letter".formatted(filing.id()));
        }
    }

    private String[] promise(Filing filing) {
        return new String[] {
            "本人因"
                    + filing.type().label()
                    + "事由申请异地就医备案，就医地为"
                    + paper.names(filing.treatmentRegions())
                    + "，现就有关事项承诺如下：",
            "一、本人所填写和提供的信息真实、准确、完整，符合参保地规定的备案条件。",
            "二、暂未提供的证明材料，本人将按参保地医保经办机构的要求补齐。",
            "三、备案信息发生变化时，本人将及时申请变更或取消备案。",
            "四、本人知悉：承诺不实或未按要求补齐材料的，经办机构可以暂停异地就医直接结算，并依法追回已支付的医疗保障基金。"
        };
    }
}
