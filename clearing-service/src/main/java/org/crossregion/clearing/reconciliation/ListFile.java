package org.crossregion.clearing.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.sheet.Sheet;
import org.crossregion.sheet.SheetCell;
import org.crossregion.sheet.SheetLimits;
import org.crossregion.sheet.SheetNotRead;
import org.crossregion.sheet.SheetRow;
import org.crossregion.values.Money;
import org.crossregion.web.identity.IdentityNumbers;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a list of bills as hospital systems and people write it: XLSX, CSV or tab-separated text,
 * in UTF-8 or GBK, with a heading in either language or with the seven columns of 3202 in their
 * order.
 */
final class ListFile {

    static final int MOST_ROWS = 200_000;
    private static final int MOST_VIOLATIONS = 100;
    private static final int LONGEST = 64;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final CsvMapper CSV =
            CsvMapper.builder()
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .build();

    /** The columns in the order of the national interface. */
    private enum Column {
        SETTLEMENT("setl_id", "settlementid", "setl_sn", "结算id", "结算编号", "结算流水号", "结算单号"),
        VISIT("mdtrt_id", "visitid", "就诊id", "就诊编号", "就诊登记号"),
        PERSON("psn_no", "personno", "人员编号"),
        TOTAL("medfee_sumamt", "total", "医疗费总额", "医疗费用总额", "总费用"),
        FUND("fund_pay_sumamt", "fund", "基金支付总额", "基金支付"),
        ACCOUNT("acct_pay", "account", "个人账户支付", "个人账户支出", "个人账户支付金额", "个人账户"),
        REFUNDED("refd_setl_flag", "refunded", "退费结算标志", "退费标志");

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }

        static Optional<Column> named(String heading) {
            String name = heading.strip().toLowerCase(Locale.ROOT).replaceAll("[（(].*", "");
            return Stream.of(values()).filter(one -> one.names.contains(name)).findFirst();
        }

        String field() {
            return names.get(0);
        }
    }

    private final List<ListedBill> bills = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private int[] places = inOrder();
    private boolean begun;

    private ListFile() {}

    /**
     * The rows of a file.
     *
     * @throws Refused naming row and column of whatever cannot be read; nothing is taken then
     */
    static List<ListedBill> read(byte[] file) {
        if (file.length == 0) {
            throw unreadable("file", "required", "文件是空的 (the file is empty)");
        }
        ListFile list = new ListFile();
        try {
            if (isZipped(file)) {
                for (SheetRow row : Sheet.read(file, SheetLimits.ofRows(MOST_ROWS + 1)).rows()) {
                    list.row(row.number(), row.cells().stream().map(ListFile::text).toList());
                }
            } else {
                list.lines(file);
            }
        } catch (SheetNotRead e) {
            throw unreadable("file", e.rule(), e.getMessage());
        }
        if (!list.violations.isEmpty()) {
            throw new Refused(
                    ClearingRefusal.LIST_UNREADABLE,
                    "清单有误："
                            + list.violations.get(0).field()
                            + " "
                            + list.violations.get(0).message(),
                    list.violations);
        }
        return list.bills;
    }

    private static boolean isZipped(byte[] file) {
        boolean zip = file.length > 3 && file[0] == 'P' && file[1] == 'K';
        boolean old = file.length > 3 && (file[0] & 0xFF) == 0xD0 && (file[1] & 0xFF) == 0xCF;
        return zip || old;
    }

    private static String text(SheetCell cell) {
        return cell.flaw() == SheetCell.Flaw.NONE ? cell.text() : "\u0000" + cell.flaw().label();
    }

    private void lines(byte[] file) {
        try {
            lines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            bills.clear();
            violations.clear();
            places = inOrder();
            begun = false;
            try {
                lines(file, GB18030);
            } catch (IOException again) {
                throw unreadable("file", "encoding", "文件既不是 UTF-8 也不是 GBK 编码");
            }
        } catch (IOException e) {
            throw unreadable("file", "syntax", "文件不完整");
        }
    }

    private void lines(byte[] file, Charset charset) throws IOException {
        Reader text =
                new InputStreamReader(
                        new ByteArrayInputStream(file),
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT));
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(file));
        int number = 0;
        try (MappingIterator<String[]> lines =
                CSV.readerFor(String[].class).with(schema).readValues(text)) {
            while (lines.hasNextValue()) {
                row(++number, List.of(lines.nextValue()));
            }
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof CharacterCodingException encoding) {
                throw encoding;
            }
            throw unreadable("row " + (number + 1), "syntax", "第" + (number + 1) + "行起无法按列读取");
        }
    }

    /** What the first line has most of; digits and letters of any encoding are none of these. */
    private static char separator(byte[] file) {
        int[] found = new int[128];
        for (int i = 0; i < file.length && file[i] != '\n'; i++) {
            if (file[i] > 0) {
                found[file[i]]++;
            }
        }
        char best = '\t';
        for (char one : new char[] {'\t', ',', ';', '|'}) {
            best = found[one] > found[best] ? one : best;
        }
        return best;
    }

    private void row(int number, List<String> cells) {
        List<String> stripped = cells.stream().map(cell -> bare(cell)).toList();
        if (stripped.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (!begun) {
            begun = true;
            if (heading(number, stripped)) {
                return;
            }
        }
        if (bills.size() >= MOST_ROWS) {
            throw unreadable("file", "too-many-rows", "超过" + MOST_ROWS + "行，请分成几个文件上传");
        }
        bill(number, stripped).ifPresent(bills::add);
    }

    /** Without a byte order mark, quotes of spreadsheets and blanks. */
    private static String bare(String cell) {
        String text = cell == null ? "" : cell.strip();
        text = text.startsWith("\uFEFF") ? text.substring(1).strip() : text;
        if (text.matches("=\"[^\"]*\"")) {
            return text.substring(2, text.length() - 1).strip();
        }
        return text.startsWith("'") ? text.substring(1).strip() : text;
    }

    /** Whether this row names the columns; then they are read where they stand. */
    private boolean heading(int number, List<String> cells) {
        long named = cells.stream().filter(cell -> Column.named(cell).isPresent()).count();
        if (named == 0) {
            return false;
        }
        int[] found = new int[Column.values().length];
        java.util.Arrays.fill(found, -1);
        for (int i = 0; i < cells.size(); i++) {
            int at = i;
            Column.named(cells.get(i))
                    .filter(column -> found[column.ordinal()] < 0)
                    .ifPresent(column -> found[column.ordinal()] = at);
        }
        for (Column needed :
                List.of(Column.SETTLEMENT, Column.TOTAL, Column.FUND, Column.ACCOUNT)) {
            if (found[needed.ordinal()] < 0) {
                violate(number, needed, "required", "缺少此列");
            }
        }
        places = found;
        return true;
    }

    private Optional<ListedBill> bill(int number, List<String> cells) {
        int before = violations.size();
        String id = code(number, Column.SETTLEMENT, cells);
        if (id.isEmpty()) {
            violate(number, Column.SETTLEMENT, "required", "不能为空");
        }
        ListedBill bill =
                new ListedBill(
                        bills.size() + 1,
                        id,
                        code(number, Column.VISIT, cells),
                        code(number, Column.PERSON, cells),
                        Sums.ofOne(
                                amount(number, Column.TOTAL, cells, true),
                                amount(number, Column.FUND, cells, false),
                                amount(number, Column.ACCOUNT, cells, false)),
                        flag(number, cells));
        return violations.size() == before ? Optional.of(bill) : Optional.empty();
    }

    private String cell(Column column, List<String> cells) {
        int place = places[column.ordinal()];
        String text = place >= 0 && place < cells.size() ? cells.get(place) : "";
        return text.equalsIgnoreCase("null") ? "" : text;
    }

    /** A number of ours; never an identity number, which a list has no need of. */
    private String code(int number, Column column, List<String> cells) {
        String text = cell(column, cells);
        if (text.startsWith("\u0000")) {
            violate(number, column, "value", text.substring(1));
        } else if (text.length() > LONGEST) {
            violate(number, column, "length", "超过" + LONGEST + "个字符");
        } else if (text.chars().anyMatch(c -> c < ' ')) {
            violate(number, column, "characters", "含有控制字符");
        } else if (column == Column.PERSON && IdentityNumbers.occursIn(text)) {
            return "";
        } else {
            return text;
        }
        return "";
    }

    private Money amount(int number, Column column, List<String> cells, boolean needed) {
        String text = cell(column, cells).replace(",", "").replace("￥", "").replace("¥", "");
        if (text.isEmpty()) {
            if (needed) {
                violate(number, column, "required", "不能为空");
            }
            return Money.ZERO;
        }
        if (!text.matches("[-+]?[0-9]{1,14}(\\.[0-9]{1,6})?")) {
            violate(
                    number,
                    column,
                    "amount",
                    "应为金额：" + IdentityNumbers.maskAll(text.replace("\u0000", "")));
            return Money.ZERO;
        }
        try {
            return Money.ofYuan(text);
        } catch (ArithmeticException e) {
            violate(number, column, "decimals", "最多两位小数：" + text);
            return Money.ZERO;
        }
    }

    private boolean flag(int number, List<String> cells) {
        String text = cell(Column.REFUNDED, cells);
        return switch (text) {
            case "", "0", "否", "false", "FALSE", "正常" -> false;
            case "1", "是", "true", "TRUE", "退费" -> true;
            default -> {
                violate(number, Column.REFUNDED, "flag", "应为 0 或 1");
                yield false;
            }
        };
    }

    private void violate(int number, Column column, String rule, String message) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(new Violation("row " + number + "." + column.field(), rule, message));
        }
    }

    private static int[] inOrder() {
        int[] order = new int[Column.values().length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return order;
    }

    static Refused unreadable(String field, String rule, String message) {
        return new Refused(
                ClearingRefusal.LIST_UNREADABLE,
                message,
                List.of(new Violation(field, rule, message)));
    }
}
