package org.crossregion.forms;

import java.nio.charset.StandardCharsets;

/** Renders a form to the bytes of a file; the same form always to the same bytes. */
public final class FormRenderer {

    private FormRenderer() {}

    /**
     * The form in a format.
     *
     * @throws CharacterNotInFont for PDF, if the form holds a character that cannot be printed
     */
    public static Rendered render(Form form, Format format) {
        byte[] bytes =
                switch (format) {
                    case XLSX -> new Workbook(form).bytes();
                    case PDF -> PdfPages.of(form);
                    case CSV -> CsvText.of(form).getBytes(StandardCharsets.UTF_8);
                    case JSON -> CanonicalJson.of(form).getBytes(StandardCharsets.UTF_8);
                    case HTML -> HtmlPage.forScreen(form).getBytes(StandardCharsets.UTF_8);
                };
        return new Rendered(bytes, format.mediaType(), fileName(form, format));
    }

    private static String fileName(Form form, Format format) {
        String name = form.form() + "-" + form.title();
        return name.replaceAll("[\\s\\\\/:*?\"<>|]+", "_") + "." + format.extension();
    }
}
