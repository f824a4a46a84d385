package org.crossregion.settlement.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class ChronicCareRuleTest {

    private static final LocalDate DAY = LocalDate.parse("2026-10-05");
    private static final String HERE = "H22020000001";
    private static final String THERE = "H22020000002";

    private static final List<EntitlementRepository.Listed> LIST =
            List.of(
                    new EntitlementRepository.Listed("M01600", "糖尿病", true),
                    new EntitlementRepository.Listed("M03900", "高血压", true),
                    new EntitlementRepository.Listed("M02200", "冠心病", false));

    @Test
    void a_region_that_lists_nothing_demands_nothing() {
        assertThat(care("M01600").objection(List.of(), List.of())).isEmpty();
        assertThat(care("M01600").objection(LIST.subList(2, 3), List.of())).isEmpty();
    }

    @Test
    void the_first_and_the_last_day_count_and_the_day_of_withdrawal_does_not() {
        assertThat(objection(entitled(DAY, DAY, null))).isEmpty();
        assertThat(objection(entitled(DAY.plusDays(1), null, null))).isPresent();
        assertThat(objection(entitled(DAY.minusDays(9), DAY.minusDays(1), null))).isPresent();
        assertThat(objection(entitled(DAY.minusDays(9), null, DAY)))
                .get()
                .asString()
                .contains("撤销");
        assertThat(objection(entitled(DAY.minusDays(9), null, DAY.plusDays(1)))).isEmpty();
    }

    @Test
    void another_scheme_or_another_institution_does_not_count() {
        assertThat(
                        care("M01600")
                                .objection(
                                        LIST,
                                        List.of(
                                                one(
                                                        Scheme.RESIDENT,
                                                        "M01600",
                                                        DAY,
                                                        null,
                                                        null,
                                                        List.of()))))
                .get()
                .asString()
                .contains("险种");
        assertThat(
                        care("M01600")
                                .objection(
                                        LIST,
                                        List.of(
                                                one(
                                                        Scheme.EMPLOYEE,
                                                        "M01600",
                                                        DAY,
                                                        null,
                                                        null,
                                                        List.of(THERE)))))
                .get()
                .asString()
                .contains(THERE);
    }

    @Test
    void unnamed_care_is_of_the_one_disease_that_comes_into_question() {
        Entitlement diabetes = entitled(DAY, null, null);
        Entitlement pressure = one(Scheme.EMPLOYEE, "M03900", DAY, null, null, List.of());
        assertThat(care().objection(LIST, List.of(diabetes))).isEmpty();
        assertThat(care().objection(LIST, List.of(diabetes, pressure)))
                .get()
                .asString()
                .contains("dise_codg", "M01600", "M03900");
        assertThat(care().objection(LIST, List.of())).isPresent();
    }

    @Test
    void every_disease_of_a_bill_must_be_covered() {
        assertThat(care("M01600", "M02200").objection(LIST, List.of(entitled(DAY, null, null))))
                .isEmpty();
        assertThat(care("M01600", "M03900").objection(LIST, List.of(entitled(DAY, null, null))))
                .get()
                .asString()
                .contains("M03900高血压没有登记");
        assertThat(care("M99999").objection(LIST, List.of())).get().asString().contains("不在参保地");
    }

    private static Optional<String> objection(Entitlement entitled) {
        return care("M01600").objection(LIST, List.of(entitled));
    }

    private static ChronicCare care(String... diseases) {
        return new ChronicCare(
                "P1", Scheme.EMPLOYEE, RegionCode.of("220100"), HERE, DAY, Set.of(diseases));
    }

    private static Entitlement entitled(LocalDate from, LocalDate until, LocalDate withdrawn) {
        return one(Scheme.EMPLOYEE, "M01600", from, until, withdrawn, List.of(HERE));
    }

    private static Entitlement one(
            Scheme scheme,
            String disease,
            LocalDate from,
            LocalDate until,
            LocalDate withdrawn,
            List<String> institutions) {
        return new Entitlement(
                "C1",
                "P1",
                scheme,
                disease,
                "病",
                from,
                Optional.ofNullable(until),
                Optional.ofNullable(withdrawn),
                institutions);
    }
}
