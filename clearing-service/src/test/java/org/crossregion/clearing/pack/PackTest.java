package org.crossregion.clearing.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.forms.Form;
import org.crossregion.forms.FormRenderer;
import org.crossregion.forms.Format;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

class PackTest {

    @Test
    void it_has_every_file_and_a_list_with_the_code_of_each() throws IOException {
        Map<String, byte[]> files = unpacked(pack(form("A-1"), form("A-2")));

        assertThat(files.keySet())
                .containsExactly(
                        "8-付款通知书.json", "8-付款通知书-A-2.json", "contents.csv", "contents.xlsx");
        assertThat(new String(files.get("contents.csv"), StandardCharsets.UTF_8))
                .contains("8-付款通知书.json,8,付款通知书,A-1,1," + form("A-1").code())
                .contains("8-付款通知书-A-2.json,8,付款通知书,A-2,1," + form("A-2").code());
    }

    @Test
    void the_same_forms_give_the_same_bytes() {
        assertThat(pack(form("A-1"))).isEqualTo(pack(form("A-1")));
    }

    private static byte[] pack(Form... forms) {
        Pack pack = new Pack();
        for (Form form : forms) {
            pack.add(form, List.of(FormRenderer.render(form, Format.JSON)));
        }
        return pack.close();
    }

    private static Form form(String number) {
        return new Form(
                        "8",
                        "付款通知书",
                        new LinkedHashMap<>(),
                        "元",
                        List.of(Section.paragraphs("", "正文")),
                        new LinkedHashMap<>(),
                        number,
                        "1",
                        "",
                        Layout.DOCUMENT)
                .withVerificationCode();
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
