package org.crossregion.forms;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A form as one self-contained page of HTML, for the screen or as what the PDF is printed from. */
final class HtmlPage {

    private static final Engine QUTE =
            Engine.builder()
                    .addDefaults()
                    .addValueResolver(ValueResolvers.rawResolver())
                    .addValueResolver(new ReflectionValueResolver())
                    .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                    .build();
    private static final Template TEMPLATE =
            QUTE.parse(resource("form.html"), Variant.forContentType(Variant.TEXT_HTML));
    private static final String STYLE = resource("form.css");

    private static final int MARGIN_MILLIMETRES = 10;
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
    private static final double[] FONT_SIZES = {9, 8.5, 8, 7.5, 7, 6.5, 6};
    private static final double SMALLEST_READABLE = 7;
    private static final double CHARACTER_EM = 0.58;
    private static final double PADDING_POINTS = 5;
    private static final int HEADER_ITEMS_PER_LINE = 3;

    private final Form form;
    private final Figures figures;
    private final boolean print;

    private HtmlPage(Form form, boolean print) {
        this.form = form;
        this.figures = new Figures(form);
        this.print = print;
    }

    static String forScreen(Form form) {
        return new HtmlPage(form, false).render();
    }

    /** With page size, page numbers and wide tables cut in bands that fit the paper. */
    static String forPrint(Form form) {
        return new HtmlPage(form, true).render();
    }

    /** A part of the page: a table, fields or paragraphs. */
    record Block(
            String name,
            String style,
            double fontSize,
            List<Double> widths,
            List<List<Item>> head,
            List<Line> body,
            List<String> notes) {}

    /** A row of a block. */
    record Line(String style, List<Item> items) {}

    /** A cell of a row, with its classes. */
    record Item(String style, String text, int columns) {}

    private String render() {
        List<Block> blocks = new ArrayList<>();
        for (Section section : form.sections()) {
            switch (section.style()) {
                case TABLE -> tables(section, blocks);
                case FIELDS -> blocks.add(fields(section));
                case PARAGRAPHS -> blocks.add(paragraphs(section));
            }
        }
        return TEMPLATE.data("title", form.title())
                .data("style", STYLE + (print ? paper() : ""))
                .data("layout", form.layout() == Layout.DOCUMENT ? "document" : "sheet")
                .data("medium", print ? "print" : "screen")
                .data("number", form.number())
                .data("header", headerLines())
                .data("blocks", blocks)
                .data("signOff", signOff())
                .data("footer", print ? "" : footer())
                .render();
    }

    private void tables(Section section, List<Block> blocks) {
        List<Integer> wishes = Widths.shared(section, form.sections(), figures);
        double fontSize = print ? fontSize(section.columns(), wishes) : FONT_SIZES[0];
        List<List<Integer>> bands =
                print ? bands(section.columns(), wishes, fontSize) : List.of(all(section));
        for (List<Integer> band : bands) {
            boolean first = band == bands.get(0);
            String name = first ? section.name() : section.name() + "（续）";
            blocks.add(
                    table(
                            section,
                            first || !section.name().isEmpty() ? name : "（续）",
                            band,
                            wishes,
                            fontSize));
        }
    }

    private Block table(
            Section section, String name, List<Integer> band, List<Integer> wishes, double size) {
        List<Column> columns = band.stream().map(section.columns()::get).toList();
        List<Line> body = new ArrayList<>();
        for (List<Cell> row : section.rows()) {
            body.add(new Line("row", items(band, row)));
        }
        if (section.rows().isEmpty()) {
            body.add(new Line("row", List.of(new Item("none", "无", band.size()))));
        }
        if (section.totals()) {
            body.add(new Line("total", items(band, section.totalRow())));
        }
        List<Double> points = band.stream().map(i -> points(wishes.get(i), size)).toList();
        return new Block(
                name, "table", size, percent(points), head(columns), body, notes(section, band));
    }

    /**
     * The header row by row. A heading that reaches down several levels becomes one cell on each,
     * without lines between them: a cell that spans rows would lose its border on later pages.
     */
    private static List<List<Item>> head(List<Column> columns) {
        int levels = HeadCell.levels(columns);
        List<List<Item>> rows = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            Item[] row = new Item[columns.size()];
            for (HeadCell cell : HeadCell.of(columns)) {
                int depth = level - cell.level();
                if (depth >= 0 && depth < cell.levels()) {
                    boolean closes = depth == cell.levels() - 1;
                    String text = depth == (cell.levels() - 1) / 2 ? cell.text() : "";
                    row[cell.firstColumn()] = new Item(closes ? "" : "open", text, cell.columns());
                }
            }
            rows.add(Arrays.stream(row).filter(item -> item != null).toList());
        }
        return rows;
    }

    private List<Item> items(List<Integer> band, List<Cell> row) {
        return band.stream().map(i -> item(row.get(i))).toList();
    }

    private Item item(Cell cell) {
        String style = "text";
        if (Figures.isNumber(cell)) {
            style = "number";
        } else if (cell instanceof Cell.Day) {
            style = "day";
        }
        return new Item(style, figures.printed(cell), 1);
    }

    private List<String> notes(Section section, List<Integer> band) {
        boolean last = band.contains(section.columns().size() - 1);
        return section.checks().stream()
                .filter(check -> last)
                .map(
                        check -> {
                            Cell difference = section.difference(check);
                            String verdict = Figures.isZero(difference) ? "平" : "不平";
                            return check.title()
                                    + "："
                                    + figures.printed(difference)
                                    + " "
                                    + verdict;
                        })
                .toList();
    }

    private Block fields(Section section) {
        int pairs = section.columns().size() / 2;
        double label = pairs == 1 ? 18 : 36.0 / pairs;
        List<Double> widths = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            widths.addAll(List.of(label, 100.0 / pairs - label));
        }
        List<Line> body = new ArrayList<>();
        for (List<Cell> row : section.rows()) {
            int used = row.size();
            while (used > 2 && row.get(used - 2) instanceof Cell.Blank) {
                used -= 2;
            }
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < used; i++) {
                String style = i % 2 == 0 ? "label" : "value";
                int columns = i == used - 1 ? row.size() - i : 1;
                items.add(new Item(style, figures.printed(row.get(i)), columns));
            }
            body.add(new Line("row", items));
        }
        double size = pairs > 2 ? 9 : 10;
        return new Block(section.name(), "fields", size, widths, List.of(), body, List.of());
    }

    private Block paragraphs(Section section) {
        List<Line> body =
                section.rows().stream()
                        .map(row -> new Line("", row.stream().map(this::item).toList()))
                        .toList();
        return new Block(section.name(), "paragraphs", 10.5, List.of(), List.of(), body, List.of());
    }

    private List<List<Item>> headerLines() {
        List<Item> items = new ArrayList<>();
        form.header().forEach((label, text) -> items.add(new Item("", label + "：" + text, 1)));
        if (!form.unit().isEmpty()) {
            items.add(new Item("", "单位：" + form.unit(), 1));
        }
        List<List<Item>> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i += HEADER_ITEMS_PER_LINE) {
            lines.add(spread(items.subList(i, Math.min(items.size(), i + HEADER_ITEMS_PER_LINE))));
        }
        return lines;
    }

    /** The first at the left, the last at the right. */
    private static List<Item> spread(List<Item> items) {
        List<Item> spread = new ArrayList<>(items);
        for (int i = 1; i < items.size(); i++) {
            String style = i == items.size() - 1 ? "last" : "middle";
            spread.set(i, new Item(style, items.get(i).text(), 1));
        }
        return spread;
    }

    private List<Item> signOff() {
        List<Item> items = new ArrayList<>();
        for (Map.Entry<String, String> entry : form.signOff().entrySet()) {
            items.add(new Item("", entry.getKey() + "：" + entry.getValue(), 1));
        }
        return items;
    }

    /** The largest size at which the table fits, or else each of its outermost groups. */
    private double fontSize(List<Column> columns, List<Integer> wishes) {
        for (double size : FONT_SIZES) {
            if (fits(List.of(), 0, columns.size(), wishes, size)) {
                return size;
            }
        }
        for (double size : FONT_SIZES) {
            boolean fit = true;
            for (int i = 1; i < columns.size() && fit; i = groupEnd(columns, i)) {
                fit = fits(List.of(0), i, groupEnd(columns, i), wishes, size);
            }
            if (fit) {
                return size;
            }
        }
        return SMALLEST_READABLE;
    }

    /**
     * The columns of each band: as many as fit the paper, cut between outermost groups if possible.
     * Every band opens with the first column, which names the row.
     */
    private List<List<Integer>> bands(List<Column> columns, List<Integer> wishes, double size) {
        List<List<Integer>> bands = new ArrayList<>();
        List<Integer> band = new ArrayList<>(List.of(0));
        int next = 1;
        while (next < columns.size()) {
            int end = groupEnd(columns, next);
            if (!fits(band, next, end, wishes, size)) {
                if (band.size() > 1) {
                    bands.add(band);
                    band = new ArrayList<>(List.of(0));
                    continue;
                }
                end = next + 1;
                while (end < columns.size() && fits(band, next, end + 1, wishes, size)) {
                    end++;
                }
            }
            for (int i = next; i < end; i++) {
                band.add(i);
            }
            next = end;
        }
        bands.add(band);
        return bands;
    }

    private static int groupEnd(List<Column> columns, int first) {
        List<String> groups = columns.get(first).groups();
        int end = first + 1;
        while (!groups.isEmpty()
                && end < columns.size()
                && !columns.get(end).groups().isEmpty()
                && columns.get(end).groups().get(0).equals(groups.get(0))) {
            end++;
        }
        return end;
    }

    private boolean fits(
            List<Integer> band, int first, int end, List<Integer> wishes, double size) {
        double width = band.stream().mapToDouble(i -> points(wishes.get(i), size)).sum();
        for (int i = first; i < end; i++) {
            width += points(wishes.get(i), size);
        }
        return width <= pageWidth();
    }

    private static List<Integer> all(Section section) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < section.columns().size(); i++) {
            all.add(i);
        }
        return all;
    }

    private static double points(int characters, double fontSize) {
        return characters * CHARACTER_EM * fontSize + PADDING_POINTS;
    }

    private double pageWidth() {
        return (form.layout().widthMillimetres - 2 * MARGIN_MILLIMETRES) * POINTS_PER_MILLIMETRE;
    }

    private static List<Double> percent(List<Double> points) {
        double sum = points.stream().mapToDouble(Double::doubleValue).sum();
        return points.stream().map(p -> Math.round(p / sum * 10_000) / 100.0).toList();
    }

    private String footer() {
        StringBuilder footer = new StringBuilder();
        if (!form.code().isEmpty()) {
            footer.append("验真码 ").append(form.code()).append("　");
        }
        return footer.append("版本 ").append(form.version()).toString();
    }

    /** Page size, running title and page numbers. */
    private String paper() {
        return String.format(
                Locale.ROOT,
                """
                @page {
                  size: %dmm %dmm; margin: 13mm %dmm 14mm %dmm;
                  @top-center { content: "%s"; font-family: Form, 'Form Rare'; font-size: 8pt; }
                  @bottom-left { content: "%s"; font-family: Form; font-size: 7.5pt; }
                  @bottom-center {
                    content: "第 " counter(page) " 页 共 " counter(pages) " 页";
                    font-family: Form; font-size: 8pt;
                  }
                  @bottom-right { content: "%s"; font-family: Form; font-size: 7.5pt; }
                }
                @page :first { @top-center { content: ""; } }
                """,
                form.layout().widthMillimetres,
                form.layout().heightMillimetres,
                MARGIN_MILLIMETRES,
                MARGIN_MILLIMETRES,
                quoted(form.title()),
                quoted(form.number().isEmpty() ? "" : "编号 " + form.number()),
                quoted(footer()));
    }

    /** A text for a style sheet's string: what is not a letter or digit is written by its code. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if (Character.isLetterOrDigit(c)) {
                                quoted.appendCodePoint(c);
                            } else {
                                quoted.append(String.format("\\%06x", c));
                            }
                        });
        return quoted.toString();
    }

    private static String resource(String name) {
        try (InputStream resource = HtmlPage.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
