package org.crossregion.clearing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.forms.CanonicalJson;
import org.crossregion.forms.Form;
import org.crossregion.forms.FormRenderer;
import org.crossregion.forms.Format;
import org.crossregion.forms.Rendered;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RemittanceCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

class NoticePaperTest {

    private static final Circle WITHIN = new Circle(RegionCode.of("220000"), Tier.PROVINCE);
    private static final Circle NATION = new Circle(RegionCode.NATION, Tier.NATIONAL);
    private static final LocalDate SIGNED = LocalDate.of(2026, 11, 24);
    private static final Notice.Deadline TEN_DAYS =
            new Notice.Deadline(
                    SIGNED, LocalDate.of(2026, 12, 8), LocalDate.of(2026, 12, 8), false);

    @Test
    void an_order_names_whom_how_much_in_words_by_when_and_the_code_to_quote() {
        Form form = paper(order(), Optional.of(TEN_DAYS)).form();
        String json = CanonicalJson.of(form);

        assertThat(form.form()).isEqualTo("8");
        assertThat(form.title()).isEqualTo("吉林省长春市统筹区2026年10月月清算付款通知书");
        assertThat(json)
                .contains("长春市医疗保险经办机构：")
                .contains("（大写）捌仟捌佰陆拾伍元肆角叁分（￥8865.43）")
                .contains("请于2026年12月8日前")
                .contains("YD220000202680001G")
                .contains("[\"付款期限\",\"2026-12-08\"]")
                .contains("9999000000000001")
                .contains("[\"220000\",\"吉林省\",\"8465.43\",\"400.00\",\"8865.43\"]")
                .doesNotContain("用款申请期限", "回执");
    }

    @Test
    void an_advice_has_no_deadline() {
        Notice advice = notice(WITHIN, Direction.RECEIVABLE, "220200", "吉林市", order().lines());
        String json = CanonicalJson.of(paper(advice, Optional.empty()).form());

        assertThat(json).contains("收款通知书", "请注意查收").doesNotContain("期限");
    }

    @Test
    void a_province_is_called_by_its_own_name_and_has_three_clocks() {
        Notice order =
                notice(
                        NATION,
                        Direction.PAYABLE,
                        "220000",
                        "吉林省",
                        List.of(
                                line("120000", "天津市", Scheme.EMPLOYEE, "1200.00"),
                                line("430000", "湖南省", Scheme.RESIDENT, "3.05")));
        Form form =
                paper(
                                order,
                                Optional.of(
                                        new Notice.Deadline(
                                                LocalDate.of(2026, 12, 1),
                                                LocalDate.of(2026, 12, 15),
                                                LocalDate.of(2026, 12, 22),
                                                false)))
                        .form();

        assertThat(form.title()).isEqualTo("吉林省2026年10月月清算付款通知书");
        assertThat(CanonicalJson.of(form))
                .contains("[\"经办机构用款申请期限\",\"2026-12-01\"]")
                .contains("[\"付款期限\",\"2026-12-15\"]")
                .contains("[\"到账回执反馈期限\",\"2026-12-22\"]")
                .contains("\"编制单位\":\"国家级医疗保险经办机构\"")
                .contains("壹仟贰佰零叁元零伍分")
                .contains("未登记");
    }

    @ParameterizedTest
    @CsvSource({"吉林省省直, 吉林省省直统筹区2026年10月月清算付款通知书", "梅河口市, 吉林省梅河口市统筹区2026年10月月清算付款通知书"})
    void the_province_stands_in_the_title_once(String region, String title) {
        Notice order = notice(WITHIN, Direction.PAYABLE, "229900", region, order().lines());

        assertThat(paper(order, Optional.of(TEN_DAYS)).form().title()).isEqualTo(title);
    }

    @Test
    void what_has_been_paid_since_does_not_change_the_paper() {
        Notice paid =
                order().with(
                                order().lines().stream()
                                        .map(
                                                line ->
                                                        new Notice.Line(
                                                                line.counterparty(),
                                                                line.counterpartyName(),
                                                                line.scheme(),
                                                                line.amount(),
                                                                line.amount()))
                                        .toList());

        assertThat(CanonicalJson.sha256(paper(paid, Optional.of(TEN_DAYS)).form()))
                .isEqualTo(CanonicalJson.sha256(paper(order(), Optional.of(TEN_DAYS)).form()));
    }

    @Test
    void it_prints_on_one_page_with_seal_and_signatures() throws IOException {
        LinkedHashMap<String, String> signOff = new LinkedHashMap<>();
        signOff.put("制表人", "系统（按日历）");
        signOff.put("复核人", "checker");
        signOff.put("审核人", "approver");
        signOff.put("单位负责人", "director");
        signOff.put("下达日期（印章）", "2026年11月30日");
        for (Notice notice :
                List.of(
                        order(),
                        notice(WITHIN, Direction.RECEIVABLE, "220200", "吉林市", order().lines()))) {
            Form form =
                    paper(
                                    notice,
                                    notice.direction() == Direction.PAYABLE
                                            ? Optional.of(TEN_DAYS)
                                            : Optional.empty())
                            .form()
                            .withSignOff(signOff)
                            .withVerificationCode();
            for (Format format : Format.values()) {
                Rendered file = FormRenderer.render(form, format);
                Files.write(
                        Path.of("target", "form-" + form.form() + "." + format.extension()),
                        file.bytes());
            }
            byte[] pdf = FormRenderer.render(form, Format.PDF).bytes();
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).isEqualTo(1);
                assertThat(new PDFTextStripper().getText(document))
                        .contains(form.title(), "汇款识别码", "系统（按日历）", notice.number());
            }
        }
    }

    private static Notice order() {
        return notice(
                WITHIN,
                Direction.PAYABLE,
                "220100",
                "长春市",
                List.of(
                        line("220000", "吉林省", Scheme.EMPLOYEE, "8465.43"),
                        line("220000", "吉林省", Scheme.RESIDENT, "400.00")));
    }

    private static Notice.Line line(String code, String name, Scheme scheme, String yuan) {
        return new Notice.Line(RegionCode.of(code), name, scheme, Money.ofYuan(yuan), Money.ZERO);
    }

    private static Notice notice(
            Circle circle,
            Direction direction,
            String region,
            String name,
            List<Notice.Line> lines) {
        String number = circle.authority() + "-2026-" + direction.form() + "-0001";
        return new Notice(
                number,
                1,
                circle,
                Period.fromString("2026-10"),
                NoticeKind.MONTHLY,
                direction,
                RegionCode.of(region),
                name,
                circle.isNation() ? "全国" : "吉林省",
                SIGNED,
                Optional.empty(),
                "《吉林省异地医保业务费用清算表》（220000-2026-9-0001）",
                RemittanceCode.ofNotice(number),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "director",
                Instant.parse("2026-11-30T02:00:00Z"),
                lines);
    }

    private static NoticePaper paper(Notice notice, Optional<Notice.Deadline> deadline) {
        if (notice.circle().isNation()) {
            return new NoticePaper(notice, deadline, List.of());
        }
        boolean order = notice.direction() == Direction.PAYABLE;
        return new NoticePaper(
                notice,
                deadline,
                List.of(
                        account(order ? "payer" : "payee", notice.regionName(), Scheme.EMPLOYEE, 1),
                        account(order ? "payer" : "payee", notice.regionName(), Scheme.RESIDENT, 2),
                        account(order ? "payee" : "payer", "吉林省", Scheme.EMPLOYEE, 3),
                        account(order ? "payee" : "payer", "吉林省", Scheme.RESIDENT, 4)));
    }

    private static NoticeAccount account(String side, String name, Scheme scheme, int no) {
        return new NoticeAccount(
                side,
                RegionCode.of("220000"),
                name,
                scheme,
                "示例银行" + name + "分行",
                name + "财政局社会保障基金财政专户（" + scheme.label() + "清算）",
                "999900000000000" + no);
    }
}
