package org.crossregion.forms;

import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A form as a spreadsheet of real numbers and live formulas.
 *
 * <p>Tables with the same columns lie below each other on one sheet; tables of different shape get
 * a sheet each. Whatever has fields or paragraphs is one sheet, laid out like a page.
 */
final class Workbook {

    private static final LocalDateTime UNDATED = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Form form;

    Workbook(Form form) {
        this.form = form;
    }

    byte[] bytes() {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.getProperties().getCoreProperties().setCreator("crossregion");
            workbook.getProperties().getCoreProperties().setTitle(form.title());
            Styles styles = new Styles(workbook, new Figures(form));
            List<String> names = new ArrayList<>();
            for (List<Section> sections : sheets()) {
                String name = sheetName(sections, names);
                names.add(name);
                new Sheet(workbook.createSheet(name), form, sections, styles).write();
            }
            workbook.setForceFormulaRecalculation(true);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return undated(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<List<Section>> sheets() {
        boolean page =
                form.layout() == Layout.DOCUMENT
                        || form.sections().stream().anyMatch(s -> s.style() != Section.Style.TABLE);
        if (page || form.sections().isEmpty()) {
            return List.of(form.sections());
        }
        List<List<Section>> sheets = new ArrayList<>();
        for (Section section : form.sections()) {
            List<Section> last = sheets.isEmpty() ? List.of() : sheets.get(sheets.size() - 1);
            if (!last.isEmpty() && last.get(0).columns().equals(section.columns())) {
                last.add(section);
            } else {
                sheets.add(new ArrayList<>(List.of(section)));
            }
        }
        return sheets;
    }

    private String sheetName(List<Section> sections, List<String> taken) {
        boolean named = sections.size() == 1 && !sections.get(0).name().isEmpty();
        String wish = named ? sections.get(0).name() : form.title();
        String name = WorkbookUtil.createSafeSheetName(wish);
        for (int n = 2; taken.contains(name); n++) {
            String suffix = " " + n;
            int room = 31 - suffix.length();
            name =
                    WorkbookUtil.createSafeSheetName(
                            (wish.length() > room ? wish.substring(0, room) : wish) + suffix);
        }
        return name;
    }

    /** The same archive without the moment it was made. */
    private static byte[] undated(byte[] archive) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(archive));
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry part = from.getNextEntry(); part != null; part = from.getNextEntry()) {
                ZipEntry copy = new ZipEntry(part.getName());
                copy.setTimeLocal(UNDATED);
                to.putNextEntry(copy);
                byte[] content = from.readAllBytes();
                to.write(
                        part.getName().equals("docProps/core.xml")
                                ? undatedProperties(content)
                                : content);
                to.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] undatedProperties(byte[] xml) {
        return new String(xml, StandardCharsets.UTF_8)
                .replaceAll("<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\\1>", "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
