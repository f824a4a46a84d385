package org.crossregion.clearing.form;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.year.Figure;
import org.crossregion.clearing.year.FundFigure;
import org.crossregion.clearing.year.YearBook;
import org.crossregion.clearing.year.YearFigures;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Form;
import org.crossregion.forms.Section;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Form 16 is the sum of forms 17 and 18, block by block and region by region. */
class YearTablesPropertyTest {

    private static final List<RegionCode> REGIONS =
            List.of(RegionCode.of("220100"), RegionCode.of("220200"), RegionCode.of("220581"));
    private static final List<RegionCode> PROVINCES =
            List.of(RegionCode.of("310000"), RegionCode.of("430000"));

    /** Of form 17 or 18, the columns that are form 16's, in the same order. */
    private static final List<String> SUMS =
            List.of("months", "adjustment", "settled", "outstanding");

    @Provide
    Arbitrary<List<Figure>> figures() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 100);
        Arbitrary<Long> fen = Arbitraries.longs().between(-1_000_000, 5_000_000);
        return Combinators.combine(any, any, any, fen, fen, fen)
                .as(YearTablesPropertyTest::figure)
                .list()
                .ofMaxSize(40)
                .map(YearTablesPropertyTest::distinct);
    }

    @Property
    void form_16_is_the_sum_of_17_and_18(@ForAll("figures") List<Figure> figures) {
        YearTables tables = tables(Tier.PROVINCE, figures);
        Form sixteen = tables.province();

        for (RegionCode region : REGIONS) {
            for (Direction direction : Direction.values()) {
                Form form = tables.region(region, direction);
                for (int block = 0; block < 2; block++) {
                    for (String sum : SUMS) {
                        assertThat(total(form.sections().get(block), sum))
                                .as("%s %s %s", region, direction, sum)
                                .isEqualTo(
                                        line(
                                                sixteen.sections().get(block),
                                                region,
                                                column(direction, sum)));
                    }
                }
            }
        }
    }

    @Property
    void the_third_block_is_the_first_two_together(@ForAll("figures") List<Figure> figures) {
        Form sixteen = tables(Tier.PROVINCE, figures).province();

        for (Direction direction : Direction.values()) {
            for (String sum : SUMS) {
                String key = column(direction, sum);
                assertThat(total(sixteen.sections().get(2), key))
                        .isEqualTo(
                                total(sixteen.sections().get(0), key)
                                        .plus(total(sixteen.sections().get(1), key)));
            }
        }
        assertThat(total(sixteen.sections().get(2), "fundBalance")).isEqualTo(Money.ofFen(70));
    }

    private static String column(Direction direction, String sum) {
        boolean receives = direction == Direction.RECEIVABLE;
        return switch (sum) {
            case "months" -> direction.code() + "Months";
            case "adjustment" -> direction.code() + "Adjustment";
            case "settled" -> receives ? "collected" : "paid";
            default -> direction.code() + "Outstanding";
        };
    }

    private static YearTables tables(Tier tier, List<Figure> figures) {
        PeriodKey year =
                new PeriodKey(new Circle(RegionCode.of("220000"), tier), Period.ofYear(2026));
        FundFigure fund =
                new FundFigure(
                        REGIONS.get(0),
                        Scheme.EMPLOYEE,
                        Money.ofFen(100),
                        Money.ofFen(10),
                        Money.ofFen(90),
                        Money.ofFen(75),
                        Money.ofFen(9),
                        Money.ofFen(4));
        return new YearTables(
                new Issue(year, 1, List.of(), List.of()),
                new YearBook(
                        1,
                        Optional.of("220000-2026-16-0001"),
                        LocalDate.of(2027, 3, 20),
                        new YearFigures(figures),
                        true,
                        Optional.of(List.of(fund)),
                        Optional.empty()));
    }

    private static Figure figure(
            int region, int counterparty, int bits, long months, long adjustment, long settled) {
        boolean within = bits % 2 == 0;
        List<RegionCode> others = within ? REGIONS : PROVINCES;
        return new Figure(
                REGIONS.get(region % REGIONS.size()),
                others.get(counterparty % others.size()),
                bits / 2 % 2 == 0 ? Direction.RECEIVABLE : Direction.PAYABLE,
                within,
                bits / 4 % 2 == 0 ? Scheme.EMPLOYEE : Scheme.RESIDENT,
                Money.ofFen(months),
                Money.ofFen(adjustment),
                Money.ofFen(settled));
    }

    private static List<Figure> distinct(List<Figure> figures) {
        Map<List<Object>, Figure> distinct = new LinkedHashMap<>();
        for (Figure one : figures) {
            distinct.putIfAbsent(
                    List.of(
                            one.region(),
                            one.counterparty(),
                            one.direction(),
                            one.within(),
                            one.scheme()),
                    one);
        }
        return List.copyOf(distinct.values());
    }

    private static Money line(Section section, RegionCode region, String key) {
        return section.rows().stream()
                .filter(row -> row.get(0).equals(Cell.of(region.value())))
                .findFirst()
                .map(row -> money(row, section, key))
                .orElse(Money.ZERO);
    }

    private static Money total(Section section, String key) {
        return money(section.totalRow(), section, key);
    }

    private static Money money(List<Cell> row, Section section, String key) {
        for (int i = 0; i < section.columns().size(); i++) {
            if (section.columns().get(i).key().equals(key)) {
                return ((Cell.Amount) row.get(i)).value();
            }
        }
        throw new AssertionError("no column " + key);
    }
}
