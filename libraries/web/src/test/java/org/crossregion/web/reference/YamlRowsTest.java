package org.crossregion.web.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** YAML files are lists of entries, and what is wrong has its line. */
class YamlRowsTest {

    private static final String GOOD =
            """
            # policies
            - region: "220100"
              scheme: employee
              validFrom: 2026-01-01
              ceiling: 300000
              share: 85.5
              bands: [{upTo: 100.50, share: "80"}]
            - region: "220200"
              scheme: resident
              validFrom: "2026-01-01"
              ceiling: "1.00"
              share: 50
              bands: []
              note: 说明
            """;

    @Test
    void entries_are_records_of_our_values() {
        List<YamlRows.Entry<Policy>> entries =
                YamlRows.entries(GOOD.getBytes(StandardCharsets.UTF_8), Policy.class);

        assertThat(entries).extracting(YamlRows.Entry::line).containsExactly(2L, 8L);
        Policy policy = entries.get(0).value();
        assertThat(policy.region()).isEqualTo(RegionCode.of("220100"));
        assertThat(policy.scheme()).isEqualTo(Scheme.EMPLOYEE);
        assertThat(policy.validFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(policy.ceiling()).isEqualTo(Money.ofYuan("300000"));
        assertThat(policy.share()).isEqualTo(Rate.ofPercent("85.5"));
        assertThat(policy.bands().get(0).upTo()).isEqualTo(Money.ofYuan("100.50"));
        assertThat(policy.note()).isEmpty();
        assertThat(entries.get(1).value().note()).contains("说明");
    }

    @Test
    void what_was_written_is_read_back() {
        List<Policy> policies = YamlRows.parse(GOOD.getBytes(StandardCharsets.UTF_8), Policy.class);

        assertThat(YamlRows.parse(YamlRows.write(policies), Policy.class)).isEqualTo(policies);
    }

    @Test
    void wrong_values_and_unknown_properties_are_named_with_the_line_of_their_entry() {
        String bad =
                GOOD.replace("80", "lots").replace("note", "notes").replace("50\n", "50.555\n");

        assertThat(violations(bad))
                .extracting(Violation::field)
                .containsExactly("line 2, bands[0].share", "line 8, share");
        assertThat(violations(GOOD.replace("note", "notes")))
                .extracting(Violation::field)
                .containsExactly("line 8, notes");
    }

    @Test
    void what_is_no_list_or_no_yaml_is_refused() {
        assertThat(violations("region: 1")).hasSize(1);
        assertThat(violations("- a: [")).hasSize(1);
        assertThat(violations("")).hasSize(1);
        assertThat(violations("- just text")).hasSize(1);
    }

    private static List<Violation> violations(String text) {
        return catchThrowableOfType(
                        Refused.class,
                        () -> YamlRows.parse(text.getBytes(StandardCharsets.UTF_8), Policy.class))
                .violations();
    }

    /** A policy as services have them. */
    record Policy(
            RegionCode region,
            Scheme scheme,
            LocalDate validFrom,
            Money ceiling,
            Rate share,
            List<Band> bands,
            Optional<String> note) {}

    /** A part of a policy. */
    record Band(Money upTo, Rate share) {}
}
