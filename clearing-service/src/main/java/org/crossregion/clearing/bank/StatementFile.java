package org.crossregion.clearing.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.sheet.Sheet;
import org.crossregion.sheet.SheetCell;
import org.crossregion.sheet.SheetLimits;
import org.crossregion.sheet.SheetNotRead;
import org.crossregion.sheet.SheetRow;
import org.crossregion.values.Money;
import org.crossregion.web.document.FileStore;
import org.crossregion.web.identity.IdentityNumbers;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a bank's statement as online banks export it: XLSX or CSV, a title above the heading or
 * none, headings in Chinese or English in any order. Either payer and payee have columns of their
 * own, or there is an own side and a counterparty with debits and credits.
 */
final class StatementFile {

    static final int MOST_ROWS = 5_000;
    private static final int MOST_VIOLATIONS = 100;
    private static final int ROWS_ABOVE_HEADING = 30;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REMARK = 500;
    private static final int LONGEST_REFERENCE = 56;

    private static final Pattern AMOUNT = Pattern.compile("[-+]?[0-9]{1,14}(\\.[0-9]{1,6})?");
    private static final Pattern DATE =
            Pattern.compile(
                    "([0-9]{4})(?:[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[ T].*)?"
                            + "|([0-9]{2})([0-9]{2})(?:[ T].*|[0-9]{6})?)");
    private static final Pattern SUM_ROW = Pattern.compile("(本页|本期|累计)?(合计|总计|小计|笔数).*");

    /** The columns that are read; the first name is the field that a violation names. */
    private enum Column {
        PAYER("payer", "付款方", "付款人", "付款方名称", "付款人名称", "付款单位", "付款户名", "付款人户名", "付款方户名"),
        PAYER_ACCOUNT("payerAccount", "付款账号", "付款人账号", "付款方账号", "付款帐号"),
        PAYEE("payee", "收款方", "收款人", "收款方名称", "收款人名称", "收款单位", "收款户名", "收款人户名", "收款方户名"),
        PAYEE_ACCOUNT("payeeAccount", "收款账号", "收款人账号", "收款方账号", "收款帐号"),
        OWN("own", "本方户名", "本方名称", "本方账户名称", "户名", "账户名称"),
        OWN_ACCOUNT("ownAccount", "本方账号", "本方帐号", "账号"),
        COUNTERPARTY("counterparty", "对方户名", "对方名称", "对方单位", "对方单位名称", "对方账户名称", "交易对手"),
        COUNTERPARTY_ACCOUNT("counterpartyAccount", "对方账号", "对方帐号"),
        AMOUNT("amount", "金额", "交易金额", "发生额", "转账金额", "汇款金额", "付款金额", "到账金额"),
        DEBIT("debit", "借方发生额", "借方金额", "借方", "支出", "支出金额"),
        CREDIT("credit", "贷方发生额", "贷方金额", "贷方", "收入", "收入金额"),
        DATE("date", "日期", "交易日期", "入账日期", "记账日期", "到账日期", "付款日期", "交易时间", "起息日"),
        REFERENCE(
                "reference",
                "bankreference",
                "流水号",
                "交易流水号",
                "银行流水号",
                "凭证号",
                "回单编号",
                "交易序号",
                "业务编号"),
        REMARK("remark", "摘要", "附言", "备注", "用途", "汇款附言", "交易附言", "交易摘要");

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }

        static Optional<Column> named(String heading) {
            String name =
                    plain(heading)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("\\(.*", "")
                            .replace(" ", "");
            return Stream.of(values())
                    .filter(
                            one ->
                                    one.names.stream()
                                            .anyMatch(n -> n.toLowerCase(Locale.ROOT).equals(name)))
                    .findFirst();
        }

        String field() {
            return names.get(0);
        }
    }

    private final LocalDate today;
    private final String ownName;
    private final List<StatementLine> lines = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Map<Column, List<Integer>> places = new EnumMap<>(Column.class);
    private SheetRow current;

    private StatementFile(LocalDate today, String ownName) {
        this.today = today;
        this.ownName = ownName;
    }

    /**
     * The transfers of a file.
     *
     * @param today no line is of a later day
     * @param ownName whose statement it is, where the file names only the counterparty
     * @throws Refused naming row, field and rule of whatever cannot be read; nothing is taken then
     */
    static List<StatementLine> read(byte[] file, LocalDate today, String ownName) {
        StatementFile statement = new StatementFile(today, plain(ownName));
        try {
            statement.rows(Sheet.read(file, SheetLimits.ofRows(MOST_ROWS + ROWS_ABOVE_HEADING)));
        } catch (SheetNotRead e) {
            throw unreadable(List.of(new Violation("file", e.rule(), e.getMessage())));
        }
        List<StatementLine> lines = statement.referenced();
        if (!statement.violations.isEmpty()) {
            throw unreadable(statement.violations);
        }
        if (lines.isEmpty()) {
            throw unreadable(List.of(new Violation("file", "empty", "文件中没有交易")));
        }
        return lines;
    }

    private void rows(Sheet sheet) {
        List<SheetRow> rows = sheet.rows();
        int at = 0;
        while (at < rows.size() && at < ROWS_ABOVE_HEADING && places.isEmpty()) {
            heading(rows.get(at++));
        }
        if (places.isEmpty()) {
            throw unreadable(
                    List.of(new Violation("file", "heading", "找不到表头：需要付款方、收款方、金额、日期、附言（摘要）各列")));
        }
        if (rows.size() - at > MOST_ROWS) {
            throw unreadable(
                    List.of(
                            new Violation(
                                    "file", "too-many-rows", "超过 " + MOST_ROWS + " 行，请分成几个文件上传")));
        }
        for (SheetRow row : rows.subList(at, rows.size())) {
            current = row;
            if (!isSum()) {
                line();
            }
        }
    }

    /** The first row that names a day and an amount is the heading. */
    private void heading(SheetRow row) {
        Map<Column, List<Integer>> found = new EnumMap<>(Column.class);
        for (int i = 0; i < row.cells().size(); i++) {
            int at = i;
            Column.named(row.cell(i).text())
                    .ifPresent(
                            column ->
                                    found.computeIfAbsent(column, c -> new ArrayList<>()).add(at));
        }
        boolean amounts =
                found.containsKey(Column.AMOUNT)
                        || found.containsKey(Column.DEBIT)
                        || found.containsKey(Column.CREDIT);
        if (!amounts || !found.containsKey(Column.DATE)) {
            return;
        }
        places.putAll(found);
        boolean parties = found.containsKey(Column.PAYER) && found.containsKey(Column.PAYEE);
        boolean sides =
                found.containsKey(Column.COUNTERPARTY)
                        && (found.containsKey(Column.OWN) || !ownName.isEmpty());
        current = row;
        if (!parties && !sides) {
            violate(Column.PAYER, "required", "缺少付款方和收款方两列；只有对方户名时，请在 account 中填写本方户名");
        }
        if (!found.containsKey(Column.REMARK)) {
            violate(Column.REMARK, "required", "缺少附言（摘要）列");
        }
    }

    /** Sums below the list are no transfers. */
    private boolean isSum() {
        String day = cell(Column.DATE);
        return isSum(day)
                || day.isEmpty() && current.cells().stream().anyMatch(one -> isSum(one.text()));
    }

    private static boolean isSum(String text) {
        return SUM_ROW.matcher(plain(text)).matches();
    }

    private void line() {
        int before = violations.size();
        Money amount = amount();
        boolean paysOut = paysOut();
        StatementLine line =
                new StatementLine(
                        current.number(),
                        reference(),
                        party(Column.PAYER, paysOut),
                        account(Column.PAYER_ACCOUNT, paysOut),
                        party(Column.PAYEE, !paysOut),
                        account(Column.PAYEE_ACCOUNT, !paysOut),
                        amount,
                        date(),
                        remark());
        if (violations.size() == before) {
            lines.add(line);
        }
    }

    /** Where a file has two sides, a debit or a negative amount leaves its own. */
    private boolean paysOut() {
        String debit = cell(Column.DEBIT);
        return places.containsKey(Column.AMOUNT)
                ? cell(Column.AMOUNT).startsWith("-")
                : !isNothing(debit);
    }

    private Money amount() {
        if (places.containsKey(Column.AMOUNT)) {
            boolean signed = !places.containsKey(Column.PAYER);
            Money amount = amount(Column.AMOUNT);
            return positive(
                    Column.AMOUNT, signed && amount.isNegative() ? amount.negated() : amount);
        }
        boolean debit = !isNothing(cell(Column.DEBIT));
        boolean credit = !isNothing(cell(Column.CREDIT));
        if (debit && credit) {
            violate(Column.DEBIT, "one-side", "借方和贷方只能填一个");
            return Money.ZERO;
        }
        Column side = debit ? Column.DEBIT : Column.CREDIT;
        return positive(side, amount(side));
    }

    private static boolean isNothing(String amount) {
        return amount.isEmpty() || amount.matches("[-—]+|[+-]?0+(\\.0+)?");
    }

    private Money positive(Column column, Money amount) {
        if (!amount.isPositive() && !isFlawed(column)) {
            violate(column, "positive", "应大于零");
        }
        return amount;
    }

    private boolean isFlawed(Column column) {
        String field = field(column);
        return violations.stream().anyMatch(one -> one.field().equals(field));
    }

    private Money amount(Column column) {
        String text =
                cell(column).replace(",", "").replace("￥", "").replace("¥", "").replace(" ", "");
        if (text.isEmpty()) {
            violate(column, "required", "不能为空");
        } else if (!AMOUNT.matcher(text).matches()) {
            violate(column, "amount", "应为金额，而不是“" + IdentityNumbers.maskAll(text) + "”");
        } else {
            try {
                return Money.ofYuan(text.startsWith("+") ? text.substring(1) : text);
            } catch (ArithmeticException | IllegalArgumentException e) {
                violate(column, "decimals", "最多两位小数：" + text);
            }
        }
        return Money.ZERO;
    }

    private LocalDate date() {
        String text = cell(Column.DATE);
        Matcher parts = DATE.matcher(text);
        if (text.isEmpty()) {
            violate(Column.DATE, "required", "不能为空");
        } else if (!parts.matches()) {
            violate(Column.DATE, "date", "应为日期，如 2026-12-03");
        } else {
            try {
                LocalDate day =
                        LocalDate.of(
                                Integer.parseInt(parts.group(1)),
                                either(parts, 2, 4),
                                either(parts, 3, 5));
                if (day.isAfter(today)) {
                    violate(Column.DATE, "past", "不能晚于今天：" + day);
                }
                return day;
            } catch (DateTimeException e) {
                violate(Column.DATE, "date", "没有这一天：" + text);
            }
        }
        return today;
    }

    private static int either(Matcher parts, int group, int other) {
        String found = parts.group(group);
        return Integer.parseInt(found == null ? parts.group(other) : found);
    }

    private String party(Column column, boolean own) {
        if (places.containsKey(column)) {
            return name(column);
        }
        if (!own) {
            return name(Column.COUNTERPARTY);
        }
        return places.containsKey(Column.OWN) ? name(Column.OWN) : ownName;
    }

    private String account(Column column, boolean own) {
        Column read =
                places.containsKey(column)
                        ? column
                        : own ? Column.OWN_ACCOUNT : Column.COUNTERPARTY_ACCOUNT;
        String text = text(read, LONGEST_NAME);
        return text.replaceAll("[\\s-]", "");
    }

    private String name(Column column) {
        String text = text(column, LONGEST_NAME);
        if (text.isEmpty() && !isFlawed(column)) {
            violate(column, "required", "不能为空");
        }
        return text;
    }

    private String reference() {
        return text(Column.REFERENCE, LONGEST_REFERENCE);
    }

    /** All that is said of what it is for, whichever column it stands in. */
    private String remark() {
        String all =
                places.getOrDefault(Column.REMARK, List.of()).stream()
                        .map(at -> text(Column.REMARK, at, LONGEST_REMARK))
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(" "));
        if (all.length() > LONGEST_REMARK) {
            violate(Column.REMARK, "length", "超过 " + LONGEST_REMARK + " 个字符");
        }
        return IdentityNumbers.maskAll(all);
    }

    private String cell(Column column) {
        List<Integer> at = places.getOrDefault(column, List.of());
        return at.isEmpty() ? "" : plain(current.cell(at.get(0)).text());
    }

    private String text(Column column, int longest) {
        List<Integer> at = places.getOrDefault(column, List.of());
        return at.isEmpty() ? "" : text(column, at.get(0), longest);
    }

    private String text(Column column, int at, int longest) {
        SheetCell cell = current.cell(at);
        String text = plain(cell.text());
        if (cell.flaw() != SheetCell.Flaw.NONE) {
            violate(column, cell.flaw().code(), cell.flaw().label());
        } else if (text.length() > longest) {
            violate(column, "length", "超过 " + longest + " 个字符");
        } else if (text.chars().anyMatch(c -> c < ' ')) {
            violate(column, "characters", "含有控制字符");
        }
        return text;
    }

    /** Full-width letters and digits as half-width ones, without blanks around them. */
    static String plain(String text) {
        return text == null ? "" : Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private void violate(Column column, String rule, String message) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(new Violation(field(column), rule, message));
        }
    }

    private String field(Column column) {
        return "row " + current.number() + "." + column.field();
    }

    /**
     * Each line with a reference that no other has. A line without one gets one made of what it
     * says, and of how many like it stood above it.
     */
    private List<StatementLine> referenced() {
        Map<String, Integer> alike = new HashMap<>();
        Map<String, StatementLine> seen = new HashMap<>();
        List<StatementLine> referenced = new ArrayList<>();
        for (StatementLine line : lines) {
            StatementLine one = line;
            if (line.reference().isEmpty()) {
                String said =
                        String.join(
                                "\n",
                                line.payer(),
                                line.payee(),
                                line.amount().toString(),
                                line.valueDate().toString(),
                                line.remark());
                int before = alike.merge(said, 1, Integer::sum);
                one =
                        line.withReference(
                                "L"
                                        + FileStore.sha256((said + "\n" + before).getBytes(UTF_8))
                                                .substring(0, 32));
            }
            StatementLine other = seen.putIfAbsent(one.reference(), one);
            if (other != null) {
                current = new SheetRow(line.row(), List.of());
                violate(
                        Column.REFERENCE,
                        "unique",
                        one.reference() + " 在第 " + other.row() + " 行已出现");
            }
            referenced.add(one);
        }
        return referenced;
    }

    private static Refused unreadable(List<Violation> violations) {
        Violation first = violations.get(0);
        return new Refused(
                ClearingRefusal.BANK_STATEMENT_UNREADABLE,
                "银行对账单有误：" + first.field() + " " + first.message(),
                violations);
    }
}
