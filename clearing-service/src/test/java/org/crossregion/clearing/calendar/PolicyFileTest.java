package org.crossregion.clearing.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.clearing.period.Step;
import org.crossregion.values.Fund;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

class PolicyFileTest {

    private static final Period OCTOBER = Period.fromString("2026-10");

    @Test
    void the_shipped_presets_give_every_fund_a_column_in_both_schemes() throws IOException {
        assertThat(shipped()).hasSize(4);
        for (ClearingPolicy policy : shipped()) {
            for (Scheme scheme : Scheme.values()) {
                for (Fund fund : Fund.values()) {
                    assertThat(policy.column(scheme, fund))
                            .as("%s %s %s", policy.name(), scheme, fund)
                            .isPresent();
                }
            }
        }
    }

    @Test
    void a_detail_clears_up_to_two_months_late_under_every_preset() throws IOException {
        assertThat(shipped()).allMatch(policy -> policy.lateMonths().equals(Optional.of(2)));
    }

    @Test
    void a_file_may_leave_the_months_out_but_not_ask_for_more_than_two_years() throws IOException {
        String yaml = new String(PolicyFile.write(shipped()), StandardCharsets.UTF_8);

        assertThat(read(yaml.replaceAll("(?m)^ *lateMonths: 2\\n", "")))
                .allMatch(policy -> policy.lateMonths().isEmpty());
        assertThat(read(yaml.replace("lateMonths: 2", "lateMonths: 0")))
                .allMatch(policy -> policy.lateMonths().equals(Optional.of(0)));
        assertThatThrownBy(() -> read(yaml.replace("lateMonths: 2", "lateMonths: 25")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::field)
                                        .allMatch(field -> field.endsWith(", lateMonths")));
    }

    private static List<ClearingPolicy> read(String yaml) {
        return PolicyFile.read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void silence_confirms_when_the_20th_is_over_and_tables_come_on_the_21st() throws IOException {
        Map<Step, StepDate> national = shipped().get(0).calendar();

        assertThat(national.get(Step.CONFIRMATION).due(OCTOBER)).isEqualTo("2026-11-20T16:00:00Z");
        assertThat(national.get(Step.CONFIRMATION).silence()).contains("confirmed");
        assertThat(national.get(Step.GENERATION).due(OCTOBER)).isEqualTo("2026-11-20T18:00:00Z");
        assertThat(national.get(Step.ISSUE).due(OCTOBER)).isEqualTo("2026-11-30T10:00:00Z");
        assertThat(national.get(Step.ISSUE).due(Period.fromString("2027-01")))
                .isEqualTo("2027-02-28T10:00:00Z");
    }

    @Test
    void jiangsu_reconciles_by_the_3rd_and_issues_by_the_28th() throws IOException {
        ClearingPolicy jiangsu = shipped().get(2);

        assertThat(jiangsu.authority()).isEqualTo(RegionCode.of("320000"));
        assertThat(jiangsu.calendar().get(Step.RECONCILIATION).due(OCTOBER))
                .isEqualTo("2026-11-02T16:30:00Z");
        assertThat(jiangsu.calendar().get(Step.ISSUE).due(OCTOBER))
                .isEqualTo("2026-11-28T10:00:00Z");
    }

    @Test
    void jilin_has_a_run_for_the_years_end_and_the_others_use_the_next_months() throws IOException {
        assertThat(shipped())
                .extracting(policy -> policy.december().orElseThrow())
                .containsExactly(
                        December.YEAR_END_RUN,
                        December.NEXT_PERIODS,
                        December.NEXT_PERIODS,
                        December.NEXT_PERIODS);
    }

    @Test
    void the_year_is_closed_in_the_first_quarter_of_the_next() throws IOException {
        YearEnd yearEnd = shipped().get(0).yearEnd().orElseThrow();

        assertThat(yearEnd.date(Step.CLOSING).orElseThrow().due(Period.ofYear(2026)))
                .isEqualTo("2027-03-31T10:00:00Z");
        assertThat(yearEnd.silence()).isEqualTo("accepted");
    }

    @Test
    void everything_wrong_with_a_years_end_is_named() {
        String yaml =
                """
                - authority: "220000"
                  tier: province
                  validFrom: 2026-01-01
                  name: test
                  source: test
                  calendar: {}
                  fundColumns: {}
                  december: never
                  yearEnd:
                    answerWorkingDays: 0
                    silence: refused
                    collection: {on: "01-26"}
                    calendar:
                      closing: {on: "02-30", at: "18:00"}
                      ending: {on: "03-30", at: "18:00"}
                """;

        assertThatThrownBy(() -> PolicyFile.read(yaml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::field)
                                        .containsExactlyInAnyOrder(
                                                "line 1, december",
                                                "line 1, yearEnd.answerWorkingDays",
                                                "line 1, yearEnd.silence",
                                                "line 1, yearEnd.collection",
                                                "line 1, yearEnd.calendar.closing.on",
                                                "line 1, yearEnd.calendar.ending"));
    }

    @Test
    void money_within_a_province_has_ten_days_and_across_a_border_three_clocks()
            throws IOException {
        assertThat(shipped().get(0).money()).isEqualTo(MoneyTerms.usual(Tier.PROVINCE));
        assertThat(shipped().get(1).money())
                .isEqualTo(
                        new MoneyTerms(
                                5,
                                10,
                                5,
                                MoneyTerms.NegativePairs.CARRIED,
                                MoneyTerms.Unpaid.REFUSED,
                                MoneyTerms.Hospitals.CLEARED));
        assertThat(shipped().get(3).tier()).isEqualTo(Tier.NATIONAL);
        assertThat(shipped().get(3).money().agencyDays()).isEqualTo(5);
        assertThat(shipped().get(3).money().financeDays()).isEqualTo(5);
    }

    @Test
    void hospitals_are_paid_before_clearing_only_where_a_policy_says_so() {
        String yaml =
                """
                - authority: "220000"
                  tier: province
                  validFrom: 2026-01-01
                  name: test
                  source: test
                  calendar: {}
                  fundColumns: {}
                  money: {hospitals: %s}
                """;

        MoneyTerms read =
                PolicyFile.read(yaml.formatted("before-clearing").getBytes(StandardCharsets.UTF_8))
                        .get(0)
                        .money();
        assertThat(read.hospitals()).isEqualTo(MoneyTerms.Hospitals.BEFORE_CLEARING);
        assertThat(read.financeDays()).isEqualTo(10);
        assertThatThrownBy(
                        () ->
                                PolicyFile.read(
                                        yaml.formatted("tomorrow")
                                                .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::field)
                                        .containsExactly("line 1, money.hospitals"));
    }

    @Test
    void a_policy_that_says_nothing_of_money_has_what_is_usual_in_its_tier() {
        String yaml =
                """
                - authority: "220000"
                  tier: national
                  validFrom: 2026-01-01
                  name: test
                  source: test
                  calendar: {}
                  fundColumns: {}
                """;

        assertThat(PolicyFile.read(yaml.getBytes(StandardCharsets.UTF_8)).get(0).money())
                .isEqualTo(MoneyTerms.usual(Tier.NATIONAL));
    }

    @Test
    void what_is_wrong_with_the_money_is_named() {
        String yaml =
                """
                - authority: "220000"
                  tier: national
                  validFrom: 2026-01-01
                  name: test
                  source: test
                  calendar: {}
                  fundColumns: {}
                  money:
                    workingDays: {agency: 5, finance: 0, bank: 1}
                    negativePairs: dropped
                """;

        assertThatThrownBy(() -> PolicyFile.read(yaml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::field)
                                        .contains(
                                                "line 1, money.workingDays",
                                                "line 1, money.workingDays.bank"));
    }

    @Test
    void what_is_written_reads_back_the_same() throws IOException {
        assertThat(PolicyFile.read(PolicyFile.write(shipped()))).isEqualTo(shipped());
    }

    @Test
    void everything_wrong_with_a_file_is_named_with_its_line() {
        String yaml =
                """
                - authority: "220100"
                  tier: province
                  validFrom: 2026-01-01
                  name: test
                  source: test
                  calendar:
                    generation: {day: 32, at: "02:00"}
                    generating: {day: 1, at: "02:00"}
                  fundColumns:
                    employee: {pooling: serious-illness, gold: other}
                - tier: province
                """;

        assertThatThrownBy(() -> PolicyFile.read(yaml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::field)
                                        .contains(
                                                "line 1, authority",
                                                "line 1, calendar.generation.day",
                                                "line 1, calendar.generating",
                                                "line 1, fundColumns.employee.pooling",
                                                "line 1, fundColumns.employee.gold",
                                                "line 11, authority",
                                                "line 11, validFrom"));
    }

    private static List<ClearingPolicy> shipped() throws IOException {
        try (var file =
                PolicyFileTest.class.getResourceAsStream("/policies/clearing-policies.yaml")) {
            return PolicyFile.read(Objects.requireNonNull(file).readAllBytes());
        }
    }
}
