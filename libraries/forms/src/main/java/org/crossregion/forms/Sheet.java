package org.crossregion.forms;

import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.crossregion.forms.Styles.Look;
import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One sheet of a form, from the title down to the sign-off.
 *
 * <p>Everything stands on a grid of spreadsheet columns. A plain table's columns are the grid; a
 * page with fields and paragraphs has a grid of narrow columns that everything on it spans.
 */
final class Sheet {

    private static final int PAGE_GRID = 24;
    private static final double PAGE_CHARACTERS = 92;
    private static final int CHARACTER_UNITS = 256;
    private static final int WIDEST_CHARACTERS = 60;
    private static final double LINE_POINTS = 15;
    private static final int HEADER_ITEMS_PER_LINE = 3;
    private static final int ROOM_TO_SIGN = 10;

    private final XSSFSheet sheet;
    private final Form form;
    private final List<Section> sections;
    private final Styles styles;
    private final boolean page;
    private final int grid;
    private int next;

    Sheet(XSSFSheet sheet, Form form, List<Section> sections, Styles styles) {
        this.sheet = sheet;
        this.form = form;
        this.sections = sections;
        this.styles = styles;
        this.page =
                form.layout() == Layout.DOCUMENT
                        || sections.isEmpty()
                        || sections.stream().anyMatch(s -> s.style() != Section.Style.TABLE);
        this.grid = page ? grid(sections) : sections.get(0).columns().size();
    }

    void write() {
        widths();
        about();
        if (page) {
            sections.forEach(this::section);
        } else {
            int firstHead = next;
            head(sections.get(0), cuts(sections.get(0)));
            sheet.setRepeatingRows(new CellRangeAddress(firstHead, next - 1, -1, -1));
            sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, 0));
            sheet.createFreezePane(1, next);
            sections.forEach(this::table);
        }
        signOff();
        print();
    }

    private static int grid(List<Section> sections) {
        int most = sections.stream().mapToInt(s -> s.columns().size()).max().orElse(1);
        return Math.max(PAGE_GRID, most);
    }

    private void widths() {
        if (page) {
            for (int i = 0; i < grid; i++) {
                sheet.setColumnWidth(i, (int) (PAGE_CHARACTERS / grid * CHARACTER_UNITS));
            }
            return;
        }
        List<Integer> widest = Widths.shared(sections.get(0), sections, styles.figures());
        for (int i = 0; i < grid; i++) {
            int characters = Math.min(WIDEST_CHARACTERS, widest.get(i) + 3);
            sheet.setColumnWidth(i, characters * CHARACTER_UNITS);
        }
    }

    private void about() {
        if (!form.number().isEmpty()) {
            put(row(LINE_POINTS), 0, grid, Look.RIGHT).setCellValue("编号：" + form.number());
        }
        put(row(2 * LINE_POINTS), 0, grid, Look.TITLE).setCellValue(form.title());
        List<String> items = new ArrayList<>();
        form.header().forEach((label, text) -> items.add(label + "：" + text));
        if (!form.unit().isEmpty()) {
            items.add("单位：" + form.unit());
        }
        for (int i = 0; i < items.size(); i += HEADER_ITEMS_PER_LINE) {
            List<String> line = items.subList(i, Math.min(items.size(), i + HEADER_ITEMS_PER_LINE));
            put(row(LINE_POINTS * 1.2), 0, grid, Look.ABOUT)
                    .setCellValue(String.join("　　　　", line));
        }
    }

    private void section(Section section) {
        switch (section.style()) {
            case TABLE -> {
                sectionName(section);
                head(section, cuts(section));
                body(section);
            }
            case FIELDS -> {
                sectionName(section);
                fields(section);
            }
            case PARAGRAPHS -> {
                sectionName(section);
                for (List<Cell> line : section.rows()) {
                    String text = "　　" + styles.figures().printed(line.get(0));
                    XSSFRow row = row(height(text, PAGE_CHARACTERS * 0.9) + 6);
                    put(row, 0, grid, Look.PARAGRAPH).setCellValue(text);
                }
            }
        }
    }

    private void table(Section section) {
        sectionName(section);
        body(section);
    }

    private void sectionName(Section section) {
        if (!section.name().isEmpty()) {
            put(row(LINE_POINTS * 1.3), 0, grid, Look.SECTION).setCellValue(section.name());
        }
    }

    private void fields(Section section) {
        List<Integer> cuts = fieldCuts(section.columns().size() / 2);
        for (List<Cell> line : section.rows()) {
            int used = line.size();
            while (used > 2 && line.get(used - 2) instanceof Cell.Blank) {
                used -= 2;
            }
            double height = LINE_POINTS * 1.5;
            for (int i = 0; i < used; i++) {
                int end = i == used - 1 ? grid : cuts.get(i + 1);
                double room = (end - cuts.get(i)) * PAGE_CHARACTERS / grid * 0.95;
                height = Math.max(height, height(styles.figures().printed(line.get(i)), room) + 4);
            }
            XSSFRow row = row(height);
            for (int i = 0; i < used; i++) {
                int end = i == used - 1 ? grid : cuts.get(i + 1);
                Look look = i % 2 == 0 ? Look.LABEL : Look.TEXT;
                XSSFCell cell = put(row, cuts.get(i), end, look);
                cell.setCellValue(styles.figures().printed(line.get(i)));
            }
        }
    }

    /** Where the fields of a line begin on the grid, and its end. */
    private List<Integer> fieldCuts(int pairs) {
        List<Integer> cuts = new ArrayList<>();
        double label = pairs == 1 ? 0.18 : 0.36 / pairs;
        for (int pair = 0; pair < pairs; pair++) {
            double start = (double) pair / pairs;
            cuts.add((int) Math.round(start * grid));
            cuts.add((int) Math.round((start + label) * grid));
        }
        cuts.add(grid);
        return cuts;
    }

    /** Where the columns of a table begin on the grid, and its end. */
    private List<Integer> cuts(Section section) {
        int columns = section.columns().size();
        if (!page) {
            return IntStream.rangeClosed(0, columns).boxed().toList();
        }
        List<Integer> wishes = Widths.of(section, styles.figures());
        double whole = wishes.stream().mapToInt(Integer::intValue).sum();
        List<Integer> cuts = new ArrayList<>(List.of(0));
        double sum = 0;
        for (int i = 0; i < columns; i++) {
            sum += wishes.get(i);
            int cut = (int) Math.round(sum / whole * grid);
            int left = columns - 1 - i;
            cuts.add(Math.min(grid - left, Math.max(cut, cuts.get(i) + 1)));
        }
        return cuts;
    }

    private void head(Section section, List<Integer> cuts) {
        int levels = HeadCell.levels(section.columns());
        int top = next;
        for (int level = 0; level < levels; level++) {
            boolean titles = level == levels - 1;
            row(titles ? LINE_POINTS * titleLines(section, cuts) + 4 : LINE_POINTS * 1.2);
        }
        for (HeadCell cell : HeadCell.of(section.columns())) {
            int first = top + cell.level();
            put(
                            first,
                            first + cell.levels() - 1,
                            cuts.get(cell.firstColumn()),
                            cuts.get(cell.firstColumn() + cell.columns()),
                            Look.HEAD)
                    .setCellValue(cell.text());
        }
    }

    private int titleLines(Section section, List<Integer> cuts) {
        int lines = 1;
        for (int i = 0; i < section.columns().size(); i++) {
            double room = 0;
            for (int g = cuts.get(i); g < cuts.get(i + 1); g++) {
                room += sheet.getColumnWidth(g) / (double) CHARACTER_UNITS;
            }
            int width = Characters.width(section.columns().get(i).title());
            lines = Math.max(lines, (int) Math.ceil(width / Math.max(2, room - 1)));
        }
        return lines;
    }

    private void body(Section section) {
        List<Integer> cuts = cuts(section);
        int first = next;
        for (List<Cell> line : section.rows()) {
            XSSFRow row = row(rowHeight(section, line, cuts));
            for (int i = 0; i < line.size(); i++) {
                Column column = section.columns().get(i);
                XSSFCell cell = put(row, cuts.get(i), cuts.get(i + 1), look(column, line.get(i)));
                if (column.formula().isPresent()) {
                    cell.setCellFormula(across(column.formula(), section, cuts, row.getRowNum()));
                }
                fill(cell, line.get(i));
            }
        }
        if (section.rows().isEmpty()) {
            XSSFRow row = row(LINE_POINTS * 1.2);
            for (int i = 0; i < section.columns().size(); i++) {
                put(row, cuts.get(i), cuts.get(i + 1), Look.TEXT).setBlank();
            }
            row.getCell(0).setCellValue("无");
        }
        if (section.totals()) {
            totals(section, cuts, first);
        }
    }

    private double rowHeight(Section section, List<Cell> line, List<Integer> cuts) {
        double height = LINE_POINTS * 1.2;
        for (int i = 0; i < line.size(); i++) {
            if (line.get(i) instanceof Cell.Text text) {
                double room = 0;
                for (int g = cuts.get(i); g < cuts.get(i + 1); g++) {
                    room += sheet.getColumnWidth(g) / (double) CHARACTER_UNITS;
                }
                height = Math.max(height, height(text.value(), room - 1));
            }
        }
        return height;
    }

    private void totals(Section section, List<Integer> cuts, int first) {
        int last = next - 1;
        XSSFRow row = row(LINE_POINTS * 1.2);
        List<Cell> totals = section.totalRow();
        for (int i = 0; i < totals.size(); i++) {
            Column column = section.columns().get(i);
            XSSFCell cell = put(row, cuts.get(i), cuts.get(i + 1), totalLook(totals.get(i)));
            if (column.totalled()) {
                String letter = CellReference.convertNumToColString(cuts.get(i));
                cell.setCellFormula(
                        "SUM(" + letter + (first + 1) + ":" + letter + (last + 1) + ")");
            }
            fill(cell, totals.get(i));
        }
        crossFoot(section, cuts, row.getRowNum());
        for (Check check : section.checks()) {
            check(section, cuts, row.getRowNum(), check);
        }
    }

    /** Below each computed column: its total less what the totals across give; all must be zero. */
    private void crossFoot(Section section, List<Integer> cuts, int totalRow) {
        List<Integer> computed =
                IntStream.range(0, section.columns().size())
                        .filter(i -> section.columns().get(i).formula().isPresent())
                        .filter(i -> section.columns().get(i).totalled())
                        .filter(i -> i > 0)
                        .boxed()
                        .toList();
        if (computed.isEmpty()) {
            return;
        }
        XSSFRow row = row(LINE_POINTS);
        for (int i : computed) {
            Column column = section.columns().get(i);
            Look look = column.kind() == Kind.COUNT ? Look.CHECK_COUNT : Look.CHECK_MONEY;
            XSSFCell cell = put(row, cuts.get(i), cuts.get(i + 1), look);
            String total = CellReference.convertNumToColString(cuts.get(i)) + (totalRow + 1);
            String across = across(column.formula(), section, cuts, totalRow);
            cell.setCellFormula("ROUND(" + total + "-(" + across + "),6)");
            cell.setCellValue(0);
        }
        String differences =
                computed.stream()
                        .map(i -> CellReference.convertNumToColString(cuts.get(i)))
                        .map(letter -> "ABS(" + letter + (row.getRowNum() + 1) + ")")
                        .collect(Collectors.joining("+"));
        XSSFCell verdict = put(row, cuts.get(0), cuts.get(1), Look.CHECK_TEXT);
        verdict.setCellFormula("IF(" + differences + "=0,\"横竖校验 平\",\"横竖校验 不平\")");
        verdict.setCellValue("横竖校验 平");
    }

    private void check(Section section, List<Integer> cuts, int totalRow, Check check) {
        XSSFRow row = row(LINE_POINTS);
        int place = Math.max(1, section.place(check.formula().keys().get(0)));
        Cell difference = section.difference(check);
        Look look = difference instanceof Cell.Count ? Look.CHECK_COUNT : Look.CHECK_MONEY;
        XSSFCell cell = put(row, cuts.get(place), cuts.get(place + 1), look);
        cell.setCellFormula("ROUND(" + across(check.formula(), section, cuts, totalRow) + ",6)");
        fill(cell, difference);
        XSSFCell verdict = put(row, cuts.get(0), cuts.get(1), Look.CHECK_TEXT);
        String name = check.title().replace("\"", "\"\"");
        String address =
                CellReference.convertNumToColString(cuts.get(place)) + (row.getRowNum() + 1);
        verdict.setCellFormula("IF(" + address + "=0,\"" + name + " 平\",\"" + name + " 不平\")");
        verdict.setCellValue(check.title() + (Figures.isZero(difference) ? " 平" : " 不平"));
    }

    private String across(Formula formula, Section section, List<Integer> cuts, int row) {
        StringBuilder terms = new StringBuilder();
        for (String key : formula.plus()) {
            terms.append(terms.length() == 0 ? "" : "+").append(address(section, cuts, key, row));
        }
        for (String key : formula.minus()) {
            terms.append("-").append(address(section, cuts, key, row));
        }
        return terms.toString();
    }

    private static String address(Section section, List<Integer> cuts, String key, int row) {
        return CellReference.convertNumToColString(cuts.get(section.place(key))) + (row + 1);
    }

    private void signOff() {
        if (form.signOff().isEmpty()) {
            footer();
            return;
        }
        row(LINE_POINTS);
        if (form.layout() == Layout.DOCUMENT) {
            form.signOff()
                    .forEach(
                            (label, text) ->
                                    put(row(LINE_POINTS * 2), grid / 2 + 1, grid, Look.SIGN)
                                            .setCellValue(label + "：" + text));
        } else {
            List<String> items = new ArrayList<>();
            for (Map.Entry<String, String> entry : form.signOff().entrySet()) {
                String text = entry.getValue();
                String room = text.isEmpty() ? " ".repeat(ROOM_TO_SIGN) : text;
                items.add(entry.getKey() + "：" + room);
            }
            put(row(LINE_POINTS * 1.5), 0, grid, Look.SIGN).setCellValue(String.join("　　", items));
        }
        footer();
    }

    private void footer() {
        if (!form.code().isEmpty()) {
            put(row(LINE_POINTS), 0, grid, Look.CHECK_TEXT)
                    .setCellValue("验真码 " + form.code() + "　版本 " + form.version());
        }
    }

    private void print() {
        XSSFPrintSetup print = sheet.getPrintSetup();
        PaperSize paper =
                form.layout() == Layout.LANDSCAPE_A3 ? PaperSize.A3_PAPER : PaperSize.A4_PAPER;
        print.setPaperSize(paper);
        print.setLandscape(form.layout().isLandscape());
        sheet.setFitToPage(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.LEFT, 0.4);
        sheet.setMargin(PageMargin.RIGHT, 0.4);
        sheet.setMargin(PageMargin.TOP, 0.5);
        sheet.setMargin(PageMargin.BOTTOM, 0.6);
        sheet.getFooter().setCenter("第 &P 页 共 &N 页");
        sheet.setDisplayGridlines(!page);
    }

    private static Look look(Column column, Cell cell) {
        if (cell instanceof Cell.Count) {
            return Look.COUNT;
        }
        if (cell instanceof Cell.Amount) {
            return Look.MONEY;
        }
        if (cell instanceof Cell.Share) {
            return Look.RATE;
        }
        if (cell instanceof Cell.Factor) {
            return Look.FACTOR;
        }
        return cell instanceof Cell.Day || column.kind() == Kind.DATE ? Look.DAY : Look.TEXT;
    }

    private static Look totalLook(Cell total) {
        if (total instanceof Cell.Count) {
            return Look.TOTAL_COUNT;
        }
        return total instanceof Cell.Amount ? Look.TOTAL_MONEY : Look.TOTAL_TEXT;
    }

    private void fill(XSSFCell cell, Cell value) {
        if (value instanceof Cell.Text text) {
            cell.setCellValue(text.value());
        } else if (value instanceof Cell.Count count) {
            cell.setCellValue(count.value());
        } else if (value instanceof Cell.Amount amount) {
            cell.setCellValue(inUnit(amount.value()));
        } else if (value instanceof Cell.Share share) {
            cell.setCellValue(share.value().asFraction().doubleValue());
        } else if (value instanceof Cell.Factor factor) {
            cell.setCellValue(factor.value().asFraction().doubleValue());
        } else if (value instanceof Cell.Day day) {
            cell.setCellValue(day.value());
        }
    }

    private double inUnit(Money amount) {
        return styles.figures().inUnit(amount).doubleValue();
    }

    private XSSFRow row(double points) {
        XSSFRow row = sheet.createRow(next++);
        row.setHeightInPoints((float) points);
        return row;
    }

    private XSSFCell put(XSSFRow row, int from, int end, Look look) {
        return put(row.getRowNum(), row.getRowNum(), from, end, look);
    }

    /** The cell at the upper left of a block that is merged if it is larger than one cell. */
    private XSSFCell put(int firstRow, int lastRow, int from, int end, Look look) {
        for (int r = firstRow; r <= lastRow; r++) {
            for (int c = from; c < end; c++) {
                sheet.getRow(r).createCell(c).setCellStyle(styles.of(look));
            }
        }
        if (lastRow > firstRow || end > from + 1) {
            // The unsafe variant skips the search for overlaps, which is slow; there are none.
            sheet.addMergedRegionUnsafe(new CellRangeAddress(firstRow, lastRow, from, end - 1));
        }
        return sheet.getRow(firstRow).getCell(from);
    }

    private static double height(String text, double room) {
        int lines =
                text.lines()
                        .mapToInt(l -> (int) Math.ceil(Characters.width(l) / Math.max(2, room)))
                        .map(l -> Math.max(1, l))
                        .sum();
        return LINE_POINTS * Math.max(1, lines);
    }
}
