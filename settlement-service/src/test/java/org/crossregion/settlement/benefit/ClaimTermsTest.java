package org.crossregion.settlement.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Violation;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What policies say of manual reimbursement. */
class ClaimTermsTest {

    private final List<Violation> violations = new ArrayList<>();

    @Test
    void a_deadline_in_months_counts_from_the_last_day_of_care() {
        ClaimTerms terms = read("{ deadlineMonths: 6 }");

        assertThat(terms.lastDay(LocalDate.of(2026, 3, 10))).contains(LocalDate.of(2026, 9, 10));
        assertThat(terms.lastDay(LocalDate.of(2026, 8, 31))).contains(LocalDate.of(2027, 2, 28));
        assertThat(violations).isEmpty();
    }

    @Test
    void a_deadline_may_be_a_day_of_a_later_year() {
        ClaimTerms next = read("{ until: { years: 1, day: \"03-31\" } }");

        assertThat(next.lastDay(LocalDate.of(2026, 1, 1))).contains(LocalDate.of(2027, 3, 31));
        assertThat(next.lastDay(LocalDate.of(2026, 12, 31))).contains(LocalDate.of(2027, 3, 31));
        assertThat(read("{ until: { day: \"12-31\" } }").lastDay(LocalDate.of(2026, 5, 1)))
                .contains(LocalDate.of(2026, 12, 31));
        assertThat(violations).isEmpty();
    }

    @Test
    void without_a_word_there_is_no_deadline_and_the_care_decides() {
        ClaimTerms terms = read("");

        assertThat(terms).isEqualTo(ClaimTerms.DEFAULT);
        assertThat(terms.lastDay(LocalDate.of(2020, 1, 1))).isEqualTo(Optional.empty());
        assertThat(terms.insuredCatalogue()).isFalse();
        assertThat(terms.yearOfSettlement()).isFalse();
        assertThat(terms.filedAfterwards()).isTrue();
    }

    @Test
    void the_other_words_are_read() {
        ClaimTerms terms =
                read("{ catalogue: insured, year: settlement, filedAfterwards: unfiled }");

        assertThat(terms.insuredCatalogue()).isTrue();
        assertThat(terms.yearOfSettlement()).isTrue();
        assertThat(terms.filedAfterwards()).isFalse();
        assertThat(violations).isEmpty();
    }

    @Test
    void without_a_word_a_claim_is_done_in_five_ten_or_twenty_working_days() {
        ClaimLimits limits = read("").limits();

        assertThat(limits.days(CareType.OUTPATIENT, Money.ofYuan("999.99"))).isEqualTo(5);
        assertThat(limits.days(CareType.PHARMACY, Money.ofYuan("999.99"))).isEqualTo(5);
        assertThat(limits.days(CareType.CHRONIC_OUTPATIENT, Money.ofYuan("1000"))).isEqualTo(10);
        assertThat(limits.days(CareType.INPATIENT, Money.ofYuan("10"))).isEqualTo(10);
        assertThat(limits.special()).isEqualTo(20);
    }

    @Test
    void a_policy_may_have_other_limits() {
        ClaimLimits limits =
                read("{ workingDays: { smallOutpatientBelow: \"500\", smallOutpatient: 3,"
                                + " normal: 7, special: 15 } }")
                        .limits();

        assertThat(limits.days(CareType.OUTPATIENT, Money.ofYuan("499.99"))).isEqualTo(3);
        assertThat(limits.days(CareType.OUTPATIENT, Money.ofYuan("500"))).isEqualTo(7);
        assertThat(limits.special()).isEqualTo(15);
        assertThat(read("{ workingDays: { normal: 20 } }").limits().special()).isEqualTo(20);
        assertThat(violations).isEmpty();

        read("{ workingDays: { normal: 21 } }");
        read("{ workingDays: { normal: 4 } }");
        read("{ workingDays: { special: 251 } }");
        assertThat(violations)
                .extracting(Violation::rule)
                .containsExactly("rising", "rising", "plausible");
    }

    @Test
    void what_is_wrong_is_named_with_its_line() {
        read("{ deadlineMonths: 6, until: { day: \"03-31\" } }");
        read("{ deadlineMonths: 0 }");
        read("{ until: { years: x, day: \"13-31\" } }");
        read("{ catalogue: both }");
        read("{ deadline: 6 }");

        assertThat(violations)
                .extracting(Violation::rule)
                .containsExactlyInAnyOrder(
                        "one-deadline", "positive", "years", "day", "code", "known");
        assertThat(violations).allMatch(one -> one.field().startsWith("line 1"));
    }

    private ClaimTerms read(String yaml) {
        return yaml.isEmpty()
                ? ClaimTermsReader.read(
                        YamlNode.parse("{}", violations)
                                .map(top -> top.of(top.entries("claims"), "claims"))
                                .orElseThrow())
                : ClaimTermsReader.read(YamlNode.parse(yaml, violations).orElseThrow());
    }
}
