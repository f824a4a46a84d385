package org.crossregion.clearing.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.clearing.analysis.Care.Volume;
import org.crossregion.clearing.region.Institution;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Form;
import org.crossregion.forms.Section;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class AnalysisFormTest {

    private static final RegionCode JILIN = RegionCode.of("220000");
    private static final RegionCode CHANGCHUN = RegionCode.of("220100");
    private static final RegionCode JILIN_CITY = RegionCode.of("220200");
    private static final RegionCode SHANGHAI = RegionCode.of("310000");

    @Test
    void a_region_is_shown_beside_the_month_before_with_averages_growth_and_ratios() {
        Form form =
                form(
                        List.of(care(CHANGCHUN, JILIN_CITY, "H1", 3, 24, 1_000_000)),
                        List.of(care(CHANGCHUN, JILIN_CITY, "H1", 2, 10, 800_000)));
        Section insured = form.sections().get(0);

        assertThat(insured.rows()).hasSize(1);
        assertThat(cell(insured, 0, "cases")).isEqualTo(Cell.of(3));
        assertThat(cell(insured, 0, "casesGrowth")).isEqualTo(Cell.of("+50.00%"));
        assertThat(cell(insured, 0, "averageCost")).isEqualTo(Cell.of(Money.ofFen(333_333)));
        assertThat(cell(insured, 0, "averageCostBefore")).isEqualTo(Cell.of(Money.ofFen(400_000)));
        assertThat(cell(insured, 0, "averageCostGrowth")).isEqualTo(Cell.of("-16.67%"));
        assertThat(cell(insured, 0, "reimbursed")).isEqualTo(Cell.of(Rate.ofPercent("60")));
        assertThat(cell(insured, 0, "reimbursedInScope")).isEqualTo(Cell.of(Rate.ofPercent("75")));
        assertThat(cell(form.sections().get(2), 0, "averageDays")).isEqualTo(Cell.of("8.0"));
    }

    @Test
    void without_a_month_before_there_is_no_growth_and_without_cases_no_average() {
        Form form = form(List.of(care(CHANGCHUN, JILIN_CITY, "H1", 0, 0, 0)), List.of());
        Section insured = form.sections().get(0);

        assertThat(cell(insured, 0, "casesGrowth")).isEqualTo(Cell.BLANK);
        assertThat(cell(insured, 0, "averageCost")).isEqualTo(Cell.BLANK);
        assertThat(cell(insured, 0, "reimbursed")).isEqualTo(Cell.BLANK);
    }

    @Test
    void only_the_areas_own_people_and_institutions_have_rows() {
        Form form =
                form(
                        List.of(
                                care(CHANGCHUN, SHANGHAI, "H3", 1, 2, 100),
                                care(SHANGHAI, JILIN_CITY, "H1", 1, 2, 100)),
                        List.of());

        assertThat(codes(form.sections().get(0), "code")).containsExactly("220100");
        assertThat(codes(form.sections().get(1), "code")).containsExactly("220200");
        assertThat(codes(form.sections().get(2), "institutionCode")).containsExactly("H1");
    }

    @Test
    void an_institution_far_from_its_peers_stands_out_and_one_of_another_level_does_not() {
        List<Care> care = new ArrayList<>();
        long[] averages = {10_000, 11_000, 12_000, 13_000, 14_000, 60_000};
        for (int i = 0; i < averages.length; i++) {
            care.add(care(SHANGHAI, JILIN_CITY, "H" + i, 4, 40, 4 * averages[i]));
        }
        care.add(care(SHANGHAI, JILIN_CITY, "P1", 4, 40, 4 * 90_000));
        Section institutions = form(care, List.of()).sections().get(2);

        for (int row = 0; row < institutions.rows().size(); row++) {
            String code = codes(institutions, "institutionCode").get(row);
            assertThat(cell(institutions, row, "outlier"))
                    .as(code)
                    .isEqualTo(Cell.of(code.equals("H5") ? "次均费用偏高" : ""));
        }
    }

    @Test
    void four_peers_are_too_few_to_judge_and_five_are_enough() {
        assertThat(Fences.around(List.of(10L, 20L, 30L, 1_000L))).isEmpty();
        Fences fences = Fences.around(List.of(10L, 20L, 30L, 40L, 1_000L)).orElseThrow();
        assertThat(fences.isHigh(70)).isFalse();
        assertThat(fences.isHigh(71)).isTrue();
        assertThat(fences.isLow(-10)).isFalse();
        assertThat(fences.isLow(-11)).isTrue();
    }

    private static Form form(List<Care> now, List<Care> before) {
        Area area = Area.of(JILIN);
        Map<String, Institution> known = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            known.put(
                    "H" + i, new Institution("H" + i, "医院" + i, Optional.of("02"), JILIN_CITY, 1));
        }
        return new AnalysisForm(
                        Period.fromString("2026-10"),
                        new Month(area, now),
                        new Month(area, before),
                        RegionCode::value,
                        known)
                .make(JILIN, 7);
    }

    /** Six tenths are paid by the funds, eight tenths are in scope. */
    private static Care care(
            RegionCode insured,
            RegionCode treatment,
            String institution,
            long cases,
            long days,
            long total) {
        return new Care(
                insured,
                treatment,
                institution,
                CareType.INPATIENT,
                new Volume(
                        cases,
                        days,
                        Money.ofFen(total),
                        Money.ofFen(total / 10 * 8),
                        Money.ofFen(total / 10 * 6),
                        Money.ofFen(total / 10)));
    }

    private static Cell cell(Section section, int row, String key) {
        for (int i = 0; i < section.columns().size(); i++) {
            if (section.columns().get(i).key().equals(key)) {
                return section.rows().get(row).get(i);
            }
        }
        throw new AssertionError("no column " + key);
    }

    private static List<String> codes(Section section, String key) {
        List<String> codes = new ArrayList<>();
        for (int row = 0; row < section.rows().size(); row++) {
            codes.add(((Cell.Text) cell(section, row, key)).value());
        }
        return codes;
    }
}
