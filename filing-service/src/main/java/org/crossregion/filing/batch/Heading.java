package org.crossregion.filing.batch;

import org.crossregion.filing.batch.BatchColumn.Use;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.sheet.Sheet;
import org.crossregion.sheet.SheetCell;
import org.crossregion.sheet.SheetRow;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a list begins and which of its columns say what.
 *
 * @param position of the heading among the rows that are not blank
 * @param row the heading itself
 * @param columns by place, 0 for the first; a column that we do not know is absent and read over
 */
record Heading(int position, SheetRow row, Map<Integer, BatchColumn> columns) {

    private static final int SEARCHED = 10;

    /**
     * Finds the heading among the first rows.
     *
     * @throws Refused if there is none, a needed column is missing or one is there twice
     */
    static Heading of(Sheet sheet, BatchColumns known) {
        int best = -1;
        Map<Integer, BatchColumn> columns = Map.of();
        for (int i = 0; i < Math.min(SEARCHED, sheet.rows().size()); i++) {
            Map<Integer, BatchColumn> found = columns(sheet.rows().get(i), known);
            if (found.size() > columns.size()) {
                best = i;
                columns = found;
            }
        }
        if (best < 0) {
            throw refused(
                    List.of(
                            new Violation(
                                    "file",
                                    "heading-missing",
                                    "前 " + SEARCHED + " 行中没有表头，请使用下载的模板")));
        }
        Heading heading = new Heading(best, sheet.rows().get(best), columns);
        heading.mustServe(known);
        return heading;
    }

    private static Map<Integer, BatchColumn> columns(SheetRow row, BatchColumns known) {
        Map<Integer, BatchColumn> found = new TreeMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            int place = i;
            known.named(row.cell(i).text()).ifPresent(column -> found.put(place, column));
        }
        return found;
    }

    private void mustServe(BatchColumns known) {
        List<Violation> wrong = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (BatchColumn column : columns.values()) {
            if (!seen.add(column.key())) {
                wrong.add(new Violation("file", "column-twice", "列“" + column.title() + "”出现两次"));
            }
        }
        boolean byNumber = place(Use.PERSON_NO).isPresent();
        for (Use use : Use.values()) {
            boolean canDoWithout = use == Use.CERTIFICATE_NO && byNumber;
            if (use.isNeeded() && !canDoWithout && place(use).isEmpty()) {
                wrong.add(
                        new Violation("file", "column-missing", "缺少列“" + title(known, use) + "”"));
            }
        }
        if (row.cells().stream().anyMatch(cell -> cell.flaw() == SheetCell.Flaw.MERGED)) {
            wrong.add(new Violation("file", "merged", "表头含有合并单元格"));
        }
        if (!wrong.isEmpty()) {
            throw refused(wrong);
        }
    }

    private static String title(BatchColumns known, Use use) {
        return known.list().stream()
                .filter(column -> column.use() == use)
                .map(BatchColumn::title)
                .findFirst()
                .orElse(use.name());
    }

    private static Refused refused(List<Violation> wrong) {
        return new Refused(FilingRefusal.BATCH_FILE_NOT_ACCEPTED, wrong.get(0).message(), wrong);
    }

    /** The rows below the heading. */
    List<SheetRow> rowsOf(Sheet sheet) {
        return sheet.rows().subList(position + 1, sheet.rows().size()).stream()
                .filter(this::saysSomething)
                .toList();
    }

    /** A row with nothing but what was added to it, or in columns of the author's own, is none. */
    private boolean saysSomething(SheetRow candidate) {
        return columns.entrySet().stream()
                .anyMatch(
                        column ->
                                column.getValue().use() != Use.RESULT
                                        && !candidate.cell(column.getKey()).isEmpty());
    }

    Optional<Integer> place(Use use) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().use() == use)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Optional<Integer> place(String key) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().key().equals(key))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The places of the columns with one of these uses, in the order of the file. */
    List<Map.Entry<Integer, BatchColumn>> with(Use... uses) {
        List<Use> wanted = Arrays.asList(uses);
        return columns.entrySet().stream()
                .filter(column -> wanted.contains(column.getValue().use()))
                .toList();
    }
}
