package org.crossregion.clearing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.clearing.calendar.MoneyTerms.NegativePairs;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/** Amounts are in yuan, small enough to add up by hand. */
class NoticeDraftsTest {

    private static final String CHANGCHUN = "220100";
    private static final String JILIN = "220200";
    private static final String SIPING = "220300";
    private static final String TIANJIN = "120000";
    private static final Circle WITHIN = new Circle(RegionCode.of("220000"), Tier.PROVINCE);
    private static final Circle ACROSS = new Circle(RegionCode.of("220000"), Tier.NATIONAL);
    private static final Circle NATION = new Circle(RegionCode.NATION, Tier.NATIONAL);
    private static final Period OCTOBER = Period.fromString("2026-10");

    @Test
    void within_a_province_a_region_owes_or_gets_its_net_against_the_provincial_account() {
        NoticeDrafts drafts =
                drafts(
                        WITHIN,
                        Rows.owed(CHANGCHUN, JILIN, Scheme.EMPLOYEE, 100),
                        Rows.owed(JILIN, CHANGCHUN, Scheme.EMPLOYEE, 30),
                        Rows.owed(SIPING, JILIN, Scheme.EMPLOYEE, 7));

        assertThat(texts(drafts))
                .containsExactly(
                        "220100 payable 220000 employee 70.00",
                        "220200 receivable 220000 employee 77.00",
                        "220300 payable 220000 employee 7.00");
    }

    @Test
    void schemes_are_never_netted_so_a_region_may_get_both_notices() {
        NoticeDrafts drafts =
                drafts(
                        WITHIN,
                        Rows.owed(CHANGCHUN, JILIN, Scheme.EMPLOYEE, 100),
                        Rows.owed(JILIN, CHANGCHUN, Scheme.RESIDENT, 40));

        assertThat(texts(drafts))
                .containsExactly(
                        "220100 payable 220000 employee 100.00",
                        "220100 receivable 220000 resident 40.00",
                        "220200 payable 220000 resident 40.00",
                        "220200 receivable 220000 employee 100.00");
    }

    @Test
    void what_comes_to_nothing_gives_no_notice() {
        assertThat(
                        drafts(
                                        WITHIN,
                                        Rows.owed(CHANGCHUN, JILIN, Scheme.EMPLOYEE, 50),
                                        Rows.owed(JILIN, CHANGCHUN, Scheme.EMPLOYEE, 50))
                                .drafts())
                .isEmpty();
    }

    @Test
    void within_a_province_refunds_that_outweigh_bills_just_turn_the_net() {
        NoticeDrafts drafts = drafts(WITHIN, Rows.owed(CHANGCHUN, JILIN, Scheme.EMPLOYEE, -20));

        assertThat(texts(drafts))
                .containsExactly(
                        "220100 receivable 220000 employee 20.00",
                        "220200 payable 220000 employee 20.00");
        assertThat(drafts.carried()).isEmpty();
    }

    @Test
    void the_province_tier_has_no_notices_of_pairs_across_the_border() {
        assertThat(drafts(WITHIN, Rows.owed(CHANGCHUN, TIANJIN, Scheme.EMPLOYEE, 50)).drafts())
                .isEmpty();
    }

    @Test
    void across_a_border_money_is_gross_with_a_line_for_each_province() {
        NoticeDrafts drafts =
                drafts(
                        ACROSS,
                        Rows.owed(CHANGCHUN, TIANJIN, Scheme.EMPLOYEE, 100),
                        Rows.owed(CHANGCHUN, "430200", Scheme.RESIDENT, 5),
                        Rows.owed(TIANJIN, CHANGCHUN, Scheme.EMPLOYEE, 60));

        assertThat(texts(drafts))
                .containsExactly(
                        "220100 payable 120000 employee 100.00",
                        "220100 payable 430000 resident 5.00",
                        "220100 receivable 120000 employee 60.00");
    }

    @Test
    void the_nations_notices_go_to_provinces_and_mirror_each_other() {
        NoticeDrafts drafts =
                drafts(
                        NATION,
                        Rows.owed(CHANGCHUN, TIANJIN, Scheme.EMPLOYEE, 100),
                        Rows.owed(JILIN, TIANJIN, Scheme.EMPLOYEE, 11),
                        Rows.owed(TIANJIN, JILIN, Scheme.EMPLOYEE, 60));

        assertThat(texts(drafts))
                .containsExactly(
                        "120000 payable 220000 employee 60.00",
                        "120000 receivable 220000 employee 111.00",
                        "220000 payable 120000 employee 111.00",
                        "220000 receivable 120000 employee 60.00");
    }

    @Test
    void a_negative_pair_is_carried_by_both_sides_and_lowers_the_next_period() {
        NoticeDrafts october = drafts(NATION, Rows.owed(CHANGCHUN, TIANJIN, Scheme.EMPLOYEE, -8));

        assertThat(october.drafts()).isEmpty();
        assertThat(october.carried()).hasSize(2);

        NoticeDrafts november =
                NoticeDrafts.of(
                        NATION,
                        OCTOBER.next(),
                        NegativePairs.CARRIED,
                        List.of(Rows.owed(CHANGCHUN, TIANJIN, Scheme.EMPLOYEE, 20)),
                        october.carried(),
                        LocalDate.of(2026, 12, 24),
                        "清算表");
        assertThat(texts(november))
                .containsExactly(
                        "120000 receivable 220000 employee 12.00",
                        "220000 payable 120000 employee 12.00");
    }

    @Test
    void a_negative_pair_is_turned_where_policy_says_so() {
        NoticeDrafts drafts =
                NoticeDrafts.of(
                        NATION,
                        OCTOBER,
                        NegativePairs.TURNED,
                        List.of(
                                Rows.owed(CHANGCHUN, TIANJIN, Scheme.EMPLOYEE, -8),
                                Rows.owed(TIANJIN, CHANGCHUN, Scheme.EMPLOYEE, 3)),
                        List.of(),
                        LocalDate.of(2026, 11, 24),
                        "清算表");

        assertThat(texts(drafts))
                .containsExactly(
                        "120000 payable 220000 employee 11.00",
                        "220000 receivable 120000 employee 11.00");
        assertThat(drafts.carried()).isEmpty();
    }

    @Test
    void what_is_owed_is_less_what_was_deducted() {
        StatementRow row = Rows.owed(CHANGCHUN, JILIN, Scheme.EMPLOYEE, 100);
        StatementRow deducted =
                new StatementRow(
                        row.pair(),
                        row.scheme(),
                        row.careType(),
                        row.origin(),
                        row.amounts().plus(Amounts.ofDeduction(Money.ofYuan("15.5"))));

        assertThat(texts(drafts(WITHIN, deducted)))
                .containsExactly(
                        "220100 payable 220000 employee 84.50",
                        "220200 receivable 220000 employee 84.50");
    }

    private static NoticeDrafts drafts(Circle circle, StatementRow... rows) {
        return NoticeDrafts.of(
                circle,
                OCTOBER,
                NegativePairs.CARRIED,
                List.of(rows),
                List.of(),
                LocalDate.of(2026, 11, 24),
                "清算表");
    }

    private static List<String> texts(NoticeDrafts drafts) {
        return drafts.drafts().stream()
                .flatMap(
                        draft ->
                                draft.lines().stream()
                                        .map(
                                                line ->
                                                        draft.region()
                                                                + " "
                                                                + draft.direction().code()
                                                                + " "
                                                                + line.counterparty()
                                                                + " "
                                                                + line.scheme().code()
                                                                + " "
                                                                + line.amount()))
                .toList();
    }
}
