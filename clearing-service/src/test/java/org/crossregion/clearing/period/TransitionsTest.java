package org.crossregion.clearing.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Which step each state of a period allows, and that it refuses every other. */
class TransitionsTest {

    @ParameterizedTest
    @CsvSource({
        "open,        reconciliation,             reconciling",
        "reconciling, confirmation,               confirmed",
        "confirmed,   generation,                 generated",
        "generated,   generation publication,     generated published",
        "published,   signature,                  signed",
        "signed,      issue,                      issued",
        "issued,      closing,                    closed",
        "closed,      '',                         ''"
    })
    void every_state_allows_its_own_steps_and_refuses_each_other_naming_both(
            String stateCode, String allowed, String results) {
        PeriodState state =
                List.of(PeriodState.values()).stream()
                        .filter(one -> one.code().equals(stateCode))
                        .findFirst()
                        .orElseThrow();
        List<String> steps = List.of(allowed.split(" "));
        List<String> states = List.of(results.split(" "));
        Progress progress =
                new Progress(
                        new PeriodKey(
                                new Circle(RegionCode.of("220000"), Tier.PROVINCE),
                                Period.fromString("2026-10")),
                        state,
                        0,
                        List.of());

        for (Step step : Step.values()) {
            int place = steps.indexOf(step.code());
            if (place >= 0) {
                assertThatCode(() -> Periods.mustAllow(progress, step)).doesNotThrowAnyException();
                assertThat(step.to().code()).isEqualTo(states.get(place));
            } else {
                Refused refused =
                        catchThrowableOfType(
                                Refused.class, () -> Periods.mustAllow(progress, step));
                assertThat(refused.refusal()).isEqualTo(ClearingRefusal.PERIOD_IN_OTHER_STATE);
                assertThat(refused.detail())
                        .contains("is " + stateCode)
                        .contains(step.code())
                        .contains(step.from().iterator().next().code());
            }
        }
    }
}
