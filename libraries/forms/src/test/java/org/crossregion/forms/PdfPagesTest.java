package org.crossregion.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import java.util.List;

class PdfPagesTest {

    @Test
    void a_long_table_repeats_its_header_and_counts_its_pages() throws Exception {
        try (PDDocument pdf = pdf(Samples.balance(60))) {
            int pages = pdf.getNumberOfPages();

            assertThat(text(pdf, 1))
                    .contains("吉林省异地医保业务费用清算表", "吉林省医疗保障事业管理中心", "A 省内", "应收", "差额")
                    .contains("第 1 页 共 " + pages + " 页");
            assertThat(text(pdf, 2))
                    .contains("统筹区", "A 省内", "应付", "职工", "小计")
                    .contains("第 2 页 共 " + pages + " 页");
            assertThat(pdf.getPage(0).getMediaBox().getWidth())
                    .isGreaterThan(pdf.getPage(0).getMediaBox().getHeight());
        }
    }

    @Test
    void every_block_of_a_table_wider_than_the_paper_names_its_rows() throws Exception {
        try (PDDocument pdf = pdf(Samples.balance(5))) {
            String all = text(pdf, 0);

            assertThat(all).contains("A 省内", "B 跨省", "C 合计", "（续）");
            assertThat(all.split("示例市第5统筹区", -1)).hasSize(4);
        }
    }

    @Test
    void totals_and_sign_off_are_printed() throws Exception {
        try (PDDocument pdf = pdf(Samples.collection(60))) {
            assertThat(text(pdf, pdf.getNumberOfPages()))
                    .contains("合计", "737,779.50", "制表人：张三", "复核人：李四", "跨省");
        }
    }

    @Test
    void a_notice_fits_one_upright_page_with_amount_in_words_and_seal() throws Exception {
        try (PDDocument pdf = pdf(Samples.notice())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(text(pdf, 1))
                    .contains("付款通知书", "壹仟零伍元伍角", "签发单位（盖章）", "吉医保付〔2026〕0008号", "验真码")
                    .contains("第 1 页 共 1 页");
        }
    }

    @Test
    void a_character_outside_the_font_is_reported_and_not_printed_as_a_box() {
        assertThatThrownBy(() -> pdf(named("𠮷野")))
                .isInstanceOf(CharacterNotInFont.class)
                .hasMessageContaining("U+20BB7")
                .hasMessageContaining("𠮷野");
    }

    @Test
    void a_rare_character_of_a_name_is_printed_even_in_a_bold_title() throws Exception {
        // 镕 is in GBK but not in GB2312, which is all that the bold font has.
        try (PDDocument pdf = pdf(named("朱镕"))) {
            assertThat(text(pdf, 1)).contains("朱镕登记表", "朱镕");
        }
    }

    @Test
    void the_same_form_gives_the_same_bytes() throws Exception {
        byte[] first = FormRenderer.render(Samples.balance(3), Format.PDF).bytes();
        Thread.sleep(1100);
        byte[] second = FormRenderer.render(Samples.balance(3), Format.PDF).bytes();

        assertThat(second).isEqualTo(first);
    }

    private static Form named(String name) {
        return new Form(
                "1",
                name + "登记表",
                Samples.texts(),
                "",
                List.of(Section.paragraphs("", name)),
                Samples.texts(),
                "",
                "1",
                "",
                Layout.DOCUMENT);
    }

    private static PDDocument pdf(Form form) throws Exception {
        return Loader.loadPDF(FormRenderer.render(form, Format.PDF).bytes());
    }

    /** The text of one page, or of all for page 0. */
    private static String text(PDDocument pdf, int page) throws Exception {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        if (page > 0) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
        }
        return stripper.getText(pdf);
    }
}
