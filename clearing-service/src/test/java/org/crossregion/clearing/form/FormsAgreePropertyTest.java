package org.crossregion.clearing.form;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.clearing.calendar.CaseTerms;
import org.crossregion.clearing.calendar.ClearingPolicy;
import org.crossregion.clearing.calendar.CrossProvince;
import org.crossregion.clearing.calendar.FundColumn;
import org.crossregion.clearing.calendar.MoneyTerms;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.deduction.DeductionLine;
import org.crossregion.clearing.deduction.Reason;
import org.crossregion.clearing.deduction.Source;
import org.crossregion.clearing.deduction.State;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Form;
import org.crossregion.forms.Section;
import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Whatever the month: 12 + 13 come to 10 and 11, and those to the region's line in form 9. */
class FormsAgreePropertyTest {

    private static final Circle JILIN = new Circle(RegionCode.of("220000"), Tier.PROVINCE);
    private static final List<String> REGIONS =
            List.of("220100", "220200", "220581", "310000", "110000");
    private static final Period OCTOBER = Period.fromString("2026-10");

    @Provide
    Arbitrary<List<StatementRow>> rows() {
        Arbitrary<StatementRow> row =
                Combinators.combine(
                                Arbitraries.of(REGIONS),
                                Arbitraries.of(REGIONS),
                                Arbitraries.of(Scheme.values()),
                                Arbitraries.of(CareType.values()),
                                Arbitraries.longs().between(-1_000_000, 1_000_000).list().ofSize(9),
                                Arbitraries.longs().between(-5_000, 5_000))
                        .as(FormsAgreePropertyTest::row);
        return row.list().ofMaxSize(60).map(FormsAgreePropertyTest::distinct);
    }

    @Property
    void twelve_and_thirteen_are_ten_and_eleven_and_those_are_nine(
            @ForAll("rows") List<StatementRow> rows) {
        Issue issue = new Issue(new PeriodKey(JILIN, OCTOBER), 1, rows, List.of());
        Form nine = BalanceForm.of(issue);
        for (String region : List.of("220100", "220200", "220581")) {
            RegionForms forms = new RegionForms(issue, RegionCode.of(region), policy());
            for (int block = 0; block < 2; block++) {
                for (int side = 0; side < 2; side++) {
                    String key = side == 0 ? "receivable" : "payable";
                    Section sides = forms.make(side == 0 ? "10" : "11").sections().get(block);
                    Money owed = total(sides, key);
                    Money byFund =
                            total(forms.make("12").sections().get(2 * block + side), "total")
                                    .plus(
                                            total(
                                                    forms.make("13")
                                                            .sections()
                                                            .get(2 * block + side),
                                                    "total"));

                    assertThat(byFund).as("12 + 13 of %s", region).isEqualTo(owed);
                    assertThat(owed)
                            .as("form 9, %s %s", region, key)
                            .isEqualTo(line(nine.sections().get(block), region, key + "Subtotal"));
                }
            }
        }
    }

    @Property
    void every_block_of_form_9_balances(@ForAll("rows") List<StatementRow> rows) {
        Issue issue = new Issue(new PeriodKey(JILIN, OCTOBER), 1, rows, List.of());

        for (Section block : BalanceForm.of(issue).sections()) {
            for (String scheme : List.of("Employee", "Resident", "Subtotal")) {
                assertThat(total(block, "receivable" + scheme))
                        .isEqualTo(total(block, "payable" + scheme));
            }
        }
    }

    @Property
    void the_nations_table_balances_without_an_outside(@ForAll("rows") List<StatementRow> rows) {
        Circle nation = new Circle(RegionCode.NATION, Tier.NATIONAL);
        List<StatementRow> crossing =
                rows.stream().filter(row -> nation.covers(row.pair())).toList();
        Issue issue = new Issue(new PeriodKey(nation, OCTOBER), 1, crossing, List.of());
        Form form = BalanceForm.of(issue);

        assertThat(form.sections()).hasSize(1);
        assertThat(total(form.sections().get(0), "receivableSubtotal"))
                .isEqualTo(total(form.sections().get(0), "payableSubtotal"));
    }

    @Property
    void both_tiers_of_a_province_have_the_same_matrix_and_the_same_block_across_its_border(
            @ForAll("rows") List<StatementRow> rows) {
        Circle national = new Circle(JILIN.authority(), Tier.NATIONAL);
        List<StatementRow> crossing =
                rows.stream().filter(row -> national.covers(row.pair())).toList();
        Issue province = new Issue(new PeriodKey(JILIN, OCTOBER), 1, rows, List.of());
        Issue nation = new Issue(new PeriodKey(national, OCTOBER), 1, crossing, List.of());

        assertThat(MatrixForm.of(nation).sections()).isEqualTo(MatrixForm.of(province).sections());
        Section across = BalanceForm.of(province).sections().get(1);
        Section alone = BalanceForm.of(nation).sections().get(0);
        for (List<Cell> row : alone.rows()) {
            assertThat(across.rows()).contains(row);
        }
        for (String column : List.of("receivableSubtotal", "payableSubtotal")) {
            assertThat(total(alone, column)).isEqualTo(total(across, column));
        }
    }

    @Property
    void the_matrix_comes_to_block_B_of_form_9_region_by_region(
            @ForAll("rows") List<StatementRow> rows) {
        Issue issue = new Issue(new PeriodKey(JILIN, OCTOBER), 1, rows, List.of());
        Section across = BalanceForm.of(issue).sections().get(1);
        List<Section> matrix = MatrixForm.of(issue).sections();

        for (String region : List.of("220100", "220200", "220581")) {
            assertThat(totalOrNothing(matrix.get(0), "region" + region))
                    .isEqualTo(line(across, region, "receivableSubtotal"));
            assertThat(totalOrNothing(matrix.get(1), "region" + region))
                    .isEqualTo(line(across, region, "payableSubtotal"));
        }
        for (Section section : matrix) {
            Money regions =
                    Money.sum(
                            section.columns().stream()
                                    .filter(column -> column.key().startsWith("region"))
                                    .map(column -> total(section, column.key()))
                                    .toList());
            assertThat(regions).isEqualTo(total(section, "subtotal"));
        }
    }

    @Property
    void the_nations_matrix_has_what_its_table_has(@ForAll("rows") List<StatementRow> rows) {
        Circle nation = new Circle(RegionCode.NATION, Tier.NATIONAL);
        List<StatementRow> crossing =
                rows.stream().filter(row -> nation.covers(row.pair())).toList();
        Issue issue = new Issue(new PeriodKey(nation, OCTOBER), 1, crossing, List.of());
        Section nine = BalanceForm.of(issue).sections().get(0);
        Section matrix = MatrixForm.of(issue).sections().get(0);

        for (String province : List.of("220000", "310000", "110000")) {
            assertThat(totalOrNothing(matrix, "region" + province))
                    .isEqualTo(line(nine, province, "payableSubtotal"));
            assertThat(line(matrix, province, "subtotal"))
                    .isEqualTo(line(nine, province, "receivableSubtotal"));
        }
    }

    @Provide
    Arbitrary<List<DeductionLine>> lines() {
        Arbitrary<DeductionLine> line =
                Combinators.combine(
                                Arbitraries.of(REGIONS),
                                Arbitraries.of(REGIONS),
                                Arbitraries.of(Scheme.values()),
                                Arbitraries.longs().between(0, 500_000).list().ofSize(10),
                                Arbitraries.of(State.values()),
                                Arbitraries.of(Standing.values()))
                        .as(FormsAgreePropertyTest::deduction);
        return line.list()
                .ofMaxSize(40)
                .map(
                        all ->
                                all.stream()
                                        .filter(one -> !one.pair().isOwnRegion())
                                        .filter(one -> JILIN.covers(one.pair()))
                                        .toList());
    }

    /** Whatever is deducted, appealed against and given back: what clears, and nothing else. */
    @Property
    void fourteen_comes_to_the_deductions_of_ten_to_thirteen(
            @ForAll("lines") List<DeductionLine> lines) {
        Issue issue = new Issue(new PeriodKey(JILIN, OCTOBER), 1, cleared(lines), List.of());
        for (String region : List.of("220100", "220200", "220581")) {
            RegionForms forms = new RegionForms(issue, RegionCode.of(region), policy());
            Form fourteen =
                    new DeductionForm(
                                    issue,
                                    RegionCode.of(region),
                                    policy(),
                                    lines.stream()
                                            .filter(one -> concerns(one, RegionCode.of(region)))
                                            .toList())
                            .make();
            for (int block = 0; block < 2; block++) {
                for (int side = 0; side < 2; side++) {
                    Section section = fourteen.sections().get(2 * block + side);
                    Money deducted = total(section, "deducted");
                    assertThat(deducted)
                            .isEqualTo(
                                    total(
                                            forms.make(side == 0 ? "10" : "11")
                                                    .sections()
                                                    .get(block),
                                            "deductions"))
                            .isEqualTo(
                                    total(
                                                    forms.make("12")
                                                            .sections()
                                                            .get(2 * block + side),
                                                    "deductions")
                                            .plus(
                                                    total(
                                                            forms.make("13")
                                                                    .sections()
                                                                    .get(2 * block + side),
                                                            "deductions")));
                    assertThat(Money.sum(parts(section)).plus(total(section, "account")))
                            .as("per fund")
                            .isEqualTo(deducted);
                    assertThat(deducted.plus(total(section, "personal")))
                            .isEqualTo(total(section, "gross"));
                }
            }
            assertThat(
                            fourteen.sections().stream()
                                    .mapToInt(section -> section.rows().size())
                                    .sum())
                    .as("each line stands once on each side that is the region's")
                    .isEqualTo(
                            lines.stream()
                                    .filter(one -> concerns(one, RegionCode.of(region)))
                                    .count());
        }
    }

    private static List<Money> parts(Section section) {
        return Arrays.stream(FundColumn.values())
                .map(column -> total(section, column.code()))
                .toList();
    }

    private static boolean concerns(DeductionLine line, RegionCode region) {
        return line.pair().insured().equals(region) || line.pair().treatment().equals(region);
    }

    /** How a deduction stands in a period. */
    private enum Standing {
        TAKEN,
        GIVEN_BACK,
        WAITING
    }

    private static DeductionLine deduction(
            String insured,
            String treatment,
            Scheme scheme,
            List<Long> fen,
            State state,
            Standing standing) {
        long sign = standing == Standing.GIVEN_BACK ? -1 : 1;
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            funds.put(fund, Money.ofFen(sign * fen.get(fund.ordinal())));
        }
        Money account = Money.ofFen(sign * fen.get(8));
        Money personal = Money.ofFen(sign * fen.get(9));
        Money deducted = Money.sum(funds.values()).plus(account);
        return new DeductionLine(
                new UUID(0, 0),
                standing == Standing.GIVEN_BACK ? "冲回" : "扣款",
                state,
                standing != Standing.WAITING,
                "S",
                "H",
                new RegionPair(RegionCode.of(insured), RegionCode.of(treatment)),
                scheme,
                OCTOBER,
                Source.AUDIT,
                Reason.OTHER,
                deducted.plus(personal),
                funds,
                account,
                personal,
                deducted);
    }

    /** What the statement has of them: of each pair and scheme what is taken, less given back. */
    private static List<StatementRow> cleared(List<DeductionLine> lines) {
        Map<RegionPair, Map<Scheme, Money>> sums = new TreeMap<>();
        lines.stream()
                .filter(DeductionLine::clears)
                .forEach(
                        one ->
                                sums.computeIfAbsent(
                                                one.pair(), pair -> new EnumMap<>(Scheme.class))
                                        .merge(one.scheme(), one.deducted(), Money::plus));
        List<StatementRow> rows = new ArrayList<>();
        sums.forEach(
                (pair, bySchemes) ->
                        bySchemes.forEach(
                                (scheme, sum) ->
                                        rows.add(
                                                row(
                                                        pair.insured().value(),
                                                        pair.treatment().value(),
                                                        scheme,
                                                        CareType.INPATIENT,
                                                        List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L),
                                                        sum.fen()))));
        return rows;
    }

    private static Money totalOrNothing(Section section, String key) {
        return section.columns().stream().anyMatch(column -> column.key().equals(key))
                ? total(section, key)
                : Money.ZERO;
    }

    private static StatementRow row(
            String insured,
            String treatment,
            Scheme scheme,
            CareType care,
            List<Long> fen,
            long deducted) {
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            funds.put(fund, Money.ofFen(fen.get(fund.ordinal())));
        }
        Money account = Money.ofFen(fen.get(8));
        Money cleared = Money.sum(funds.values()).plus(account);
        Amounts amounts =
                new Amounts(1, 1, cleared, funds, account, cleared, Money.ofFen(deducted));
        return new StatementRow(
                new RegionPair(RegionCode.of(insured), RegionCode.of(treatment)),
                scheme,
                care,
                OCTOBER,
                amounts);
    }

    /** One row per cell, none of them outside Jilin on both sides. */
    private static List<StatementRow> distinct(List<StatementRow> rows) {
        Map<StatementRow, StatementRow> cells = new TreeMap<>();
        for (StatementRow row : rows) {
            if (!row.pair().isOwnRegion() && JILIN.covers(row.pair())) {
                cells.putIfAbsent(row, row);
            }
        }
        return new ArrayList<>(cells.values());
    }

    private static Money total(Section section, String key) {
        return money(section.totalRow(), section, key);
    }

    private static Money line(Section section, String region, String key) {
        return section.rows().stream()
                .filter(row -> row.get(0).equals(Cell.of(region)))
                .findFirst()
                .map(row -> money(row, section, key))
                .orElse(Money.ZERO);
    }

    private static Money money(List<Cell> row, Section section, String key) {
        for (int i = 0; i < row.size(); i++) {
            if (section.columns().get(i).key().equals(key)) {
                return ((Cell.Amount) row.get(i)).value();
            }
        }
        throw new AssertionError("no column " + key);
    }

    private static ClearingPolicy policy() {
        Map<Scheme, Map<Fund, FundColumn>> columns = new EnumMap<>(Scheme.class);
        for (Scheme scheme : Scheme.values()) {
            Map<Fund, FundColumn> ofFund = new EnumMap<>(Fund.class);
            List<FundColumn> known = FundColumn.of(scheme);
            for (Fund fund : Fund.values()) {
                ofFund.put(fund, known.get(fund.ordinal() % known.size()));
            }
            columns.put(scheme, ofFund);
        }
        return new ClearingPolicy(
                RegionCode.NATION,
                Tier.PROVINCE,
                OCTOBER.firstDay(),
                "test",
                "test",
                java.util.Set.of(),
                true,
                Map.of(),
                columns,
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                MoneyTerms.usual(Tier.PROVINCE),
                CaseTerms.USUAL,
                CrossProvince.COMPUTE,
                java.util.Optional.empty());
    }
}
