package org.crossregion.clearing.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.crossregion.clearing.calendar.CaseTerms;
import org.crossregion.clearing.calendar.ClearingPolicy;
import org.crossregion.clearing.calendar.CrossProvince;
import org.crossregion.clearing.calendar.MoneyTerms;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.form.BalanceForm;
import org.crossregion.clearing.form.Issue;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.reconciliation.DifferenceClass;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.forms.CanonicalJson;
import org.crossregion.sheet.SheetColumn;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.sheet.SheetWriter;
import org.crossregion.sheet.WrittenRow;
import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whatever the nation clears: read, split by region, it is what we would have computed. */
class NationalResultPropertyTest {

    private static final RegionCode GANSU = RegionCode.of("620000");
    private static final Period MONTH = Period.fromString("2026-02");
    private static final PeriodKey KEY = new PeriodKey(new Circle(GANSU, Tier.NATIONAL), MONTH);

    private record Bill(Cell cell, Amounts amounts) {}

    @Provide
    Arbitrary<List<Bill>> bills() {
        Arbitrary<Bill> bill =
                Combinators.combine(
                                Arbitraries.of("620100", "620200"),
                                Arbitraries.of("610100", "110000", "510100"),
                                Arbitraries.of(true, false),
                                Arbitraries.of(Scheme.values()),
                                Arbitraries.of(CareType.values()),
                                Arbitraries.of("2026-02", "2026-01", "2025-12"),
                                Arbitraries.longs().between(0, 500_000).list().ofSize(9),
                                Arbitraries.of(1, 1, 1, -1))
                        .as(NationalResultPropertyTest::bill);
        return bill.list().ofMinSize(1).ofMaxSize(40);
    }

    private static Bill bill(
            String ours,
            String theirs,
            boolean ourPatient,
            Scheme scheme,
            CareType care,
            String origin,
            List<Long> parts,
            int sign) {
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        long sum = 0;
        for (Fund fund : Fund.values()) {
            long part = sign * parts.get(fund.ordinal());
            funds.put(fund, Money.ofFen(part));
            sum += part;
        }
        long account = sign * parts.get(8);
        Money cleared = Money.ofFen(sum + account);
        RegionPair pair =
                ourPatient
                        ? new RegionPair(RegionCode.of(ours), RegionCode.of(theirs))
                        : new RegionPair(RegionCode.of(theirs), RegionCode.of(ours));
        return new Bill(
                new Cell(MONTH, DetailState.DUE, pair, scheme, care, Period.fromString(origin)),
                new Amounts(
                        1,
                        sign,
                        Money.ofFen(sum + account + sign * 100L),
                        funds,
                        Money.ofFen(account),
                        cleared));
    }

    @Property(tries = 200)
    void a_result_that_is_ours_gives_the_statement_that_we_compute(
            @ForAll("bills") List<Bill> bills) {
        List<StatementRow> computed = computed(bills);

        List<StatementRow> split = Split.of(KEY, computed, imported(read(bills)));

        assertThat(split).isEqualTo(computed);
        assertThat(CanonicalJson.hashed(BalanceForm.of(new Issue(KEY, 1, split, List.of()))))
                .isEqualTo(
                        CanonicalJson.hashed(
                                BalanceForm.of(new Issue(KEY, 1, computed, List.of()))));
    }

    @Property(tries = 100)
    void one_fen_more_or_less_is_named_by_its_cell(
            @ForAll("bills") List<Bill> bills, @ForAll @IntRange(min = -5, max = 5) int fen) {
        if (fen == 0) {
            return;
        }
        Map<Cell, Amounts> imported = imported(read(bills));
        Cell cell = bills.get(0).cell();
        imported.merge(
                cell,
                new Amounts(
                        0,
                        0,
                        Money.ZERO,
                        Map.of(Fund.POOLING, Money.ofFen(fen)),
                        Money.ZERO,
                        Money.ofFen(fen)),
                Amounts::plus);

        assertThatThrownBy(() -> Split.of(KEY, computed(bills), imported))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::field)
                                        .containsExactly(cell.toString()));
    }

    @Property(tries = 100)
    void the_lines_of_computed_and_imported_add_up_to_what_differs(
            @ForAll("bills") List<Bill> bills, @ForAll("bills") List<Bill> others) {
        Map<Cell, Amounts> imported = sums(others);
        Map<Cell, Amounts> due = sums(bills);

        Money difference =
                Money.sum(
                        Line.of(GANSU, imported, due, Map.of()).stream()
                                .map(line -> line.difference().cleared())
                                .toList());

        assertThat(difference).isEqualTo(cleared(imported).minus(cleared(due)));
    }

    @Example
    void a_workbook_says_the_same_as_text_and_what_is_no_table_is_refused() {
        List<String> titles =
                List.of("结算编号", "参保地", "就医地", "险种", "医疗类别", "结算月份", "总费用", "统筹", "扣款");
        List<String> row =
                List.of(
                        "G1",
                        "620100",
                        "110000",
                        "310",
                        "住院",
                        "2026-02-11",
                        "1,200.50",
                        "1000",
                        "0.5");
        ResultReader reader = new ResultReader(GANSU, MONTH, policy(), region -> true);

        List<ResultRow> rows = reader.details(workbook(titles, row));

        assertThat(rows)
                .isEqualTo(
                        reader.details(
                                bytes(
                                        new StringBuilder(String.join(",", titles))
                                                .append("\nG1,620100,110000,职工,inpatient,202602,")
                                                .append("1200.50,1000.00,0.50\n"))));
        assertThat(rows.get(0).amounts().deducted()).isEqualTo(Money.ofFen(50));
        assertThatThrownBy(() -> reader.details(new byte[] {'P', 'K', 3, 4, 1, 2}))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> reader.details(new byte[0])).isInstanceOf(Refused.class);
        assertThatThrownBy(
                        () ->
                                reader.details(
                                        bytes(
                                                new StringBuilder(String.join(",", titles))
                                                        .append("\n999900190001010000,62,x,y,z,w,")
                                                        .append("999900190001010000,-,1e9\n"))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::field)
                                        .contains(
                                                "file row 2.insu_admdvs",
                                                "file row 2.insutype",
                                                "file row 2.setl_month",
                                                "file row 2.det_sumamt"));
    }

    private static byte[] workbook(List<String> titles, List<String> row) {
        return SheetWriter.bytes(
                SheetFormat.XLSX,
                new SheetWriter.Content(
                        "明细",
                        List.of(),
                        titles.stream().map(title -> SheetColumn.text(title, 12)).toList(),
                        List.of(WrittenRow.of(row)).iterator(),
                        List.of()));
    }

    /** Every class once, and each difference explained by exactly one. */
    @Property(tries = 100)
    void what_differs_has_one_class_and_the_classes_add_up(
            @ForAll("bills") List<Bill> bills, @ForAll @IntRange(min = 0, max = 5) int kind) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < bills.size(); i++) {
            Bill bill = bills.get(i);
            Amounts money =
                    bill.amounts()
                            .minus(new Amounts(1, 0, Money.ZERO, Map.of(), Money.ZERO, Money.ZERO));
            switch ((i + kind) % 4) {
                case 0 -> parts.add(new Part("S" + i, bill.cell(), money, Amounts.NONE, true, 0));
                case 1 ->
                        parts.add(
                                new Part("S" + i, bill.cell(), Amounts.NONE, money, false, i + 2));
                case 2 ->
                        parts.add(
                                new Part(
                                        "S" + i,
                                        bill.cell(),
                                        money,
                                        money.plus(money),
                                        true,
                                        i + 2));
                default -> {
                    Cell other =
                            new Cell(
                                    MONTH,
                                    DetailState.DUE,
                                    bill.cell().pair(),
                                    bill.cell().scheme() == Scheme.EMPLOYEE
                                            ? Scheme.RESIDENT
                                            : Scheme.EMPLOYEE,
                                    bill.cell().careType(),
                                    bill.cell().origin());
                    parts.add(new Part("S" + i, bill.cell(), money, Amounts.NONE, true, 0));
                    parts.add(new Part("S" + i, other, Amounts.NONE, money, false, i + 2));
                }
            }
        }

        List<Found> found = new Comparison(Map.of(), Set.of()).explain(parts);

        assertThat(found).hasSize(bills.size());
        assertThat(
                        found.stream()
                                .map(one -> one.there().minus(one.here()))
                                .reduce(Amounts.NONE, Amounts::plus))
                .isEqualTo(parts.stream().map(Part::delta).reduce(Amounts.NONE, Amounts::plus));
        assertThat(found)
                .allMatch(
                        one ->
                                one.kind() != DifferenceClass.DEDUCTED
                                        && one.kind() != DifferenceClass.MONTH)
                .noneMatch(one -> one.said().isBlank());
    }

    private static List<StatementRow> computed(List<Bill> bills) {
        return StatementRow.of(new TreeMap<>(sums(bills)));
    }

    private static Map<Cell, Amounts> sums(List<Bill> bills) {
        Map<Cell, Amounts> sums = new TreeMap<>();
        bills.forEach(bill -> sums.merge(bill.cell(), bill.amounts(), Amounts::plus));
        return sums;
    }

    private static Map<Cell, Amounts> imported(List<ResultRow> rows) {
        Map<Cell, Amounts> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(row.cell(), row.amounts(), Amounts::plus));
        return sums;
    }

    private static Money cleared(Map<Cell, Amounts> cells) {
        return Money.sum(cells.values().stream().map(Amounts::cleared).toList());
    }

    /** As a file says it, with control totals per province. */
    private static List<ResultRow> read(List<Bill> bills) {
        StringBuilder details =
                new StringBuilder(
                        "结算编号,参保地,就医地,险种,医疗类别,结算月份,人次,总费用,统筹,公务员,企业补充,大病,大额,伤残,医疗救助,其他,个人账户,清算金额\n");
        Map<String, long[]> totals = new TreeMap<>();
        for (int i = 0; i < bills.size(); i++) {
            Cell cell = bills.get(i).cell();
            Amounts amounts = bills.get(i).amounts();
            details.append("G").append(i);
            for (Object part :
                    List.of(
                            cell.pair().insured(),
                            cell.pair().treatment(),
                            cell.scheme().label(),
                            cell.careType().label(),
                            cell.origin(),
                            amounts.cases(),
                            amounts.total())) {
                details.append(',').append(part);
            }
            for (Fund fund : Fund.values()) {
                details.append(',').append(amounts.fund(fund));
            }
            details.append(',').append(amounts.account());
            details.append(',').append(amounts.cleared()).append('\n');
            boolean ours = GANSU.sameProvince(cell.pair().treatment());
            String key =
                    (ours ? "应收," : "应付,")
                            + (ours ? cell.pair().insured() : cell.pair().treatment()).province();
            long[] sum = totals.computeIfAbsent(key, k -> new long[2]);
            sum[0]++;
            sum[1] += amounts.cleared().fen();
        }
        StringBuilder controls = new StringBuilder("方向,省份,笔数,清算金额\n");
        totals.forEach(
                (key, sum) ->
                        controls.append(key)
                                .append(',')
                                .append(sum[0])
                                .append(',')
                                .append(Money.ofFen(sum[1]))
                                .append('\n'));
        ResultReader reader = new ResultReader(GANSU, MONTH, policy(), region -> true);
        List<ResultRow> rows = reader.details(bytes(details));
        reader.mustFit(rows, reader.totals(bytes(controls)));
        return rows;
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ClearingPolicy policy() {
        return new ClearingPolicy(
                GANSU,
                Tier.NATIONAL,
                MONTH.firstDay(),
                "test",
                "test",
                Set.of(),
                true,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MoneyTerms.usual(Tier.NATIONAL),
                CaseTerms.USUAL,
                CrossProvince.IMPORT,
                Optional.empty());
    }
}
