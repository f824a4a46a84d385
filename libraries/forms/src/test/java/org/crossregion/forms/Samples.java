package org.crossregion.forms;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Forms of the shapes that the services print: the widest table, a notice, a settlement sheet. */
final class Samples {

    private Samples() {}

    /** Shaped like form 9: three blocks of receivable, payable and difference for each region. */
    static Form balance(int regions) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("region", "统筹区"));
        for (String block : List.of("A 省内", "B 跨省", "C 合计")) {
            String b = block.substring(0, 1).toLowerCase(java.util.Locale.ROOT);
            for (String side : List.of("receivable", "payable")) {
                String group = block + "/" + (side.equals("receivable") ? "应收" : "应付");
                String key = b + "-" + side;
                columns.add(Column.count(key + "-cases", "人次").in(group));
                columns.add(Column.money(key + "-employee", "职工").in(group));
                columns.add(Column.money(key + "-resident", "居民").in(group));
                columns.add(Column.money(key + "-deductions", "扣款").in(group));
                columns.add(
                        Column.money(key, "小计")
                                .in(group)
                                .sumOf(key + "-employee", key + "-resident"));
            }
            for (String scheme : List.of("employee", "resident")) {
                columns.add(
                        Column.money(
                                        b + "-difference-" + scheme,
                                        scheme.equals("employee") ? "职工" : "居民")
                                .in(block + "/差额")
                                .differenceOf(
                                        b + "-receivable-" + scheme, b + "-payable-" + scheme));
            }
            columns.add(
                    Column.money(b + "-difference", "小计")
                            .in(block + "/差额")
                            .differenceOf(b + "-receivable", b + "-payable"));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (int r = 0; r < regions; r++) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.of("示例市第" + (r + 1) + "统筹区"));
            for (int c = 1; c < columns.size(); c++) {
                Column column = columns.get(c);
                if (column.formula().isPresent()) {
                    row.add(Cell.BLANK);
                } else if (column.kind() == Kind.COUNT) {
                    row.add(Cell.of((r * 37L + c * 11L) % 2000));
                } else {
                    row.add(
                            Cell.of(
                                    Money.ofFen(
                                            (r * 7_919_123L + c * 104_729_003L) % 987_654_321L)));
                }
            }
            rows.add(row);
        }
        Section table =
                Section.table("", columns, rows)
                        .checking(
                                new Check(
                                        "省内应收减应付", List.of("a-receivable"), List.of("a-payable")));
        return new Form(
                        "9",
                        "吉林省异地医保业务费用清算表",
                        texts("编制单位", "吉林省医疗保障事业管理中心", "期别", "2026年10月"),
                        "元",
                        List.of(table),
                        texts(
                                "单位负责人",
                                "",
                                "审核人",
                                "王五",
                                "复核人",
                                "李四",
                                "制表人",
                                "张三",
                                "制表日期",
                                "2026-11-21"),
                        "吉医保清〔2026〕9-0010",
                        "1",
                        "",
                        Layout.LANDSCAPE)
                .withVerificationCode();
    }

    /** A table of thirteen columns, which one landscape page can hold. */
    static Form collection(int counterparties) {
        List<Column> columns =
                List.of(
                        Column.text("counterparty", "就医地统筹区"),
                        Column.count("cases", "人次"),
                        Column.money("total", "医疗费总额"),
                        Column.money("employee", "职工基金").in("基金支付/统筹及其他"),
                        Column.money("resident", "居民基金").in("基金支付/统筹及其他"),
                        Column.money("account", "个人账户").in("基金支付"),
                        Column.money("deductions", "扣款"),
                        Column.money("receivable", "应收金额")
                                .computed(
                                        new Formula(
                                                List.of("employee", "resident", "account"),
                                                List.of("deductions"))),
                        Column.rate("share", "占比"),
                        Column.date("confirmed", "确认日期"));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 1; i <= counterparties; i++) {
            rows.add(
                    List.of(
                            Cell.of("统筹区" + i),
                            Cell.of(12L + i),
                            Cell.of(Money.ofYuan("1234567.89").plus(Money.ofFen(i))),
                            Cell.of(Money.ofYuan("10000.01").plus(Money.ofFen(i))),
                            Cell.of(Money.ofYuan("2000.02")),
                            Cell.of(Money.ofYuan("300.03")),
                            Cell.of(Money.ofYuan("4.04")),
                            Cell.BLANK,
                            Cell.of(Rate.ofBasisPoints(8550)),
                            Cell.of(LocalDate.of(2026, 11, 20))));
        }
        return new Form(
                "10",
                "收款清算表",
                texts("编制单位", "长春市", "期别", "2026-10"),
                "元",
                List.of(
                        Section.table("省内", columns, rows),
                        Section.table("跨省", columns, List.of())),
                texts("制表人", "张三", "复核人", "李四"),
                "",
                "1",
                "",
                Layout.LANDSCAPE);
    }

    /** A payment notice: paragraphs, a detail table, accounts, a seal. */
    static Form notice() {
        Money amount = Money.ofYuan("1005.50");
        List<Column> columns =
                List.of(
                        Column.text("counterparty", "就医地").wide(20),
                        Column.money("employee", "职工"),
                        Column.money("resident", "居民"),
                        Column.money("amount", "金额").sumOf("employee", "resident"));
        LinkedHashMap<String, Cell> accounts = new LinkedHashMap<>();
        accounts.put("收款户名", Cell.of("吉林省医疗保障事业管理中心"));
        accounts.put("开户银行", Cell.of("中国示例银行长春分行营业部"));
        accounts.put("账号", Cell.of("9999 0000 1111 2222 333"));
        accounts.put("汇款附言码", Cell.of("JS2026100008A"));
        accounts.put("附件", Cell.of("付款清算表、职工医保基金明细表、居民医保基金明细表、费用扣款分项明细表各一份"));
        return new Form(
                        "8",
                        "吉林省长春市统筹区2026年10月月清算付款通知书",
                        texts("付款方", "长春市医疗保障局"),
                        "元",
                        List.of(
                                Section.paragraphs(
                                        "",
                                        "根据《吉林省医疗保险异地就医经办规程》及2026年10月清算结果，你统筹区应付异地就医医疗费用如下，"
                                                + "请于签章之日起10个工作日内将款项划入下列账户，并在汇款附言中注明汇款附言码。"),
                                Section.table(
                                        "应付明细",
                                        columns,
                                        List.of(
                                                List.of(
                                                        Cell.of("吉林市"),
                                                        Cell.of(Money.ofYuan("1000")),
                                                        Cell.of(Money.ofYuan("5.50")),
                                                        Cell.BLANK),
                                                List.of(
                                                        Cell.of("四平市"),
                                                        Cell.of(Money.ZERO),
                                                        Cell.of(Money.ZERO),
                                                        Cell.BLANK))),
                                Section.fields(
                                        "",
                                        1,
                                        new LinkedHashMap<>(
                                                Map.of(
                                                        "金额（大写）",
                                                        Cell.of(AmountInWords.of(amount))))),
                                Section.fields("", 2, accounts)),
                        texts("签发单位（盖章）", "吉林省医疗保障事业管理中心", "签发日期", "2026年11月21日"),
                        "吉医保付〔2026〕0008号",
                        "1",
                        "",
                        Layout.DOCUMENT)
                .withVerificationCode();
    }

    /** Shaped like form 6-1: amounts in ten thousands. */
    static Form quotas() {
        List<Column> columns =
                List.of(
                        Column.text("region", "统筹区"),
                        Column.money("old", "上年度额度(含紧急调增)"),
                        Column.money("new", "本年核定额度"),
                        Column.money("up", "应补缴").differenceOf("new", "old"));
        return new Form(
                "6-1",
                "周转金额度调整明细表",
                texts("期别", "2026年"),
                "万元",
                List.of(
                        Section.table(
                                "",
                                columns,
                                List.of(
                                        List.of(
                                                Cell.of("长春市"),
                                                Cell.of(Money.ofYuan("2000000")),
                                                Cell.of(Money.ofYuan("2015000")),
                                                Cell.BLANK),
                                        List.of(
                                                Cell.of("吉林市"),
                                                Cell.of(Money.ofYuan("0.01")),
                                                Cell.of(Money.ofYuan("10000")),
                                                Cell.BLANK)))),
                texts(),
                "",
                "1",
                "",
                Layout.PORTRAIT);
    }

    static LinkedHashMap<String, String> texts(String... pairs) {
        LinkedHashMap<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            texts.put(pairs[i], pairs[i + 1]);
        }
        return texts;
    }
}
