package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.StoryFailure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An employer's clerk fills in the region's own template with a spreadsheet program, has it filed,
 * mends what came back red, and hands the same file in again; another clerk reviews it as a whole.
 */
public final class ListDesk {

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Office office;

    public ListDesk(Http http, Layout layout, Tokens tokens) {
        this.office = new Office(http, layout, tokens, ServiceName.FILING);
    }

    /**
     * What a list is about.
     *
     * @param key names it in idempotency keys
     */
    public record Order(String key, String region, String employer, int headCount) {}

    /** The region's template with rows in it; a row's columns are named by their printed titles. */
    public byte[] fill(Order order, String category, List<Map<String, String>> rows) {
        byte[] template =
                office.download(
                        uploader(order),
                        "/api/v1/filing-batches/template?region=%s&category=%s&format=xlsx"
                                .formatted(order.region(), category));
        return edited(
                template,
                sheet -> {
                    Row heading = sheet.getRow(0);
                    for (int i = 0; i < rows.size(); i++) {
                        Row row =
                                Optional.ofNullable(sheet.getRow(i + 1))
                                        .orElse(sheet.createRow(i + 1));
                        rows.get(i).forEach((title, text) -> set(row, heading, title, text));
                    }
                });
    }

    /** Hands a list in and waits until every row has come to an end. */
    public JsonNode handIn(Order order, byte[] file) {
        JsonNode taken =
                office.upload(
                        uploader(order),
                        "/api/v1/filing-batches?region=%s&employer=%s&headCount=%d&fileName=%s.xlsx"
                                .formatted(
                                        order.region(),
                                        order.employer(),
                                        order.headCount(),
                                        order.key()),
                        file,
                        XLSX,
                        "story-list-" + order.key());
        String id = taken.path("id").asText();
        return office.await(
                "the end of list " + id,
                () ->
                        Optional.of(office.get(uploader(order), "/api/v1/filing-batches/" + id))
                                .filter(list -> list.path("state").asText().equals("done")));
    }

    /** The list as it is handed back. */
    public byte[] result(Order order, String id) {
        return office.download(uploader(order), "/api/v1/filing-batches/" + id + "/result");
    }

    /** The rows that were rejected, each with its reasons. */
    public List<JsonNode> rejected(Order order, String id) {
        return office.list(
                uploader(order), "/api/v1/filing-batches/" + id + "/rows?outcome=rejected");
    }

    /** The remark in a cell of a list that was handed back. */
    public String remark(byte[] file, int rowNumber, String title) {
        String[] remark = new String[1];
        edited(
                file,
                sheet -> {
                    Cell cell = sheet.getRow(rowNumber - 1).getCell(place(sheet.getRow(0), title));
                    remark[0] =
                            cell == null || cell.getCellComment() == null
                                    ? ""
                                    : cell.getCellComment().getString().getString();
                });
        return remark[0];
    }

    /** The same list with one cell put right. */
    public byte[] mend(byte[] file, int rowNumber, String title, String text) {
        return edited(
                file, sheet -> set(sheet.getRow(rowNumber - 1), sheet.getRow(0), title, text));
    }

    /** Another clerk reviews all that the list has filed, in one call, and waits for its end. */
    public JsonNode review(Order order, String id, String step, String reason) {
        Office.Person reviewer =
                new Office.Person("filing-clerk", "审核员" + order.region(), order.region());
        JsonNode begun =
                office.post(
                        reviewer,
                        "/api/v1/filing-batches/" + id + "/" + step,
                        Office.body().put("reason", reason),
                        "story-list-" + step + "-" + id);
        String path = "/api/v1/filing-batches/" + id + "/reviews/" + begun.path("no").asInt();
        return office.await(
                "the end of " + path,
                () ->
                        Optional.of(office.get(reviewer, path))
                                .filter(one -> one.path("state").asText().equals("done")));
    }

    private static Office.Person uploader(Order order) {
        return new Office.Person("filing-clerk", "受理员" + order.region(), order.region());
    }

    /** What is done to the first sheet of a file. */
    private interface Edit {

        void in(Sheet sheet);
    }

    private static byte[] edited(byte[] file, Edit edit) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            edit.in(book.getSheetAt(0));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void set(Row row, Row heading, String title, String text) {
        int place = place(heading, title);
        Cell cell = row.getCell(place);
        (cell == null ? row.createCell(place) : cell).setCellValue(text);
    }

    private static int place(Row heading, String title) {
        DataFormatter text = new DataFormatter();
        for (Cell cell : heading) {
            if (text.formatCellValue(cell).strip().equals(title)) {
                return cell.getColumnIndex();
            }
        }
        throw new StoryFailure("the template has no column " + title);
    }
}
