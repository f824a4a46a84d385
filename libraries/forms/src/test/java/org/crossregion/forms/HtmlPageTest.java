package org.crossregion.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class HtmlPageTest {

    @Test
    void text_is_never_markup() {
        Form form =
                new Form(
                        "1",
                        "<script>alert(1)</script>",
                        Samples.texts("a&b", "\"{title}\""),
                        "",
                        List.of(Section.paragraphs("", "</p><img src=x>{number}")),
                        Samples.texts(),
                        "",
                        "1",
                        "",
                        Layout.DOCUMENT);

        assertThat(html(form))
                .doesNotContain("<script>")
                .doesNotContain("<img")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("a&amp;b：&quot;{title}&quot;")
                .contains("&lt;/p&gt;&lt;img src=x&gt;{number}");
    }

    @Test
    void the_page_needs_nothing_from_elsewhere() {
        assertThat(html(Samples.balance(3)))
                .doesNotContain("http://www.example")
                .doesNotContain("src=")
                .doesNotContain("href=")
                .doesNotContain("url(");
    }

    @Test
    void the_wide_table_is_whole_on_the_screen() {
        assertThat(html(Samples.balance(3)))
                .contains("<th class=\"\" colspan=\"13\">A 省内</th>")
                .contains("<th class=\"\" colspan=\"13\">C 合计</th>")
                .doesNotContain("（续）");
    }

    private static String html(Form form) {
        return new String(FormRenderer.render(form, Format.HTML).bytes(), StandardCharsets.UTF_8);
    }
}
