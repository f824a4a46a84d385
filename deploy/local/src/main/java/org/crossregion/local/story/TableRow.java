package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One row of a section of a form in canonical JSON, its cells by the column's key. */
final class TableRow {

    private final Map<String, JsonNode> cells = new HashMap<>();

    private TableRow() {}

    /** The rows of a section, found by its name. */
    static List<TableRow> of(JsonNode form, String section) {
        List<TableRow> rows = new ArrayList<>();
        for (JsonNode one : form.path("sections")) {
            if (one.path("name").asText().equals(section)) {
                one.path("rows").forEach(cells -> rows.add(row(one.path("columns"), cells)));
            }
        }
        return rows;
    }

    /** The totals of a section. */
    static TableRow totals(JsonNode form, String section) {
        for (JsonNode one : form.path("sections")) {
            if (one.path("name").asText().equals(section)) {
                return row(one.path("columns"), one.path("totals"));
            }
        }
        throw new StoryFailure("form " + form.path("form").asText() + " has no section " + section);
    }

    private static TableRow row(JsonNode columns, JsonNode cells) {
        TableRow row = new TableRow();
        for (int i = 0; i < columns.size(); i++) {
            row.cells.put(columns.path(i).path("key").asText(), cells.path(i));
        }
        return row;
    }

    String text(String column) {
        return cell(column).isNull() ? "" : cell(column).asText();
    }

    long count(String column) {
        return cell(column).asLong();
    }

    Money money(String column) {
        JsonNode cell = cell(column);
        return cell.isNull() ? Money.ZERO : Money.ofYuan(cell.asText());
    }

    private JsonNode cell(String column) {
        JsonNode cell = cells.get(column);
        if (cell == null) {
            throw new StoryFailure("the form has no column " + column + ", only " + cells.keySet());
        }
        return cell;
    }
}
