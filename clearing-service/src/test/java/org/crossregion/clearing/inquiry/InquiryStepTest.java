package org.crossregion.clearing.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.web.problem.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each state of an inquiry lets through what it must, and nothing else. */
class InquiryStepTest {

    @ParameterizedTest
    @CsvSource({
        "ANSWER,   ASKED,     ANSWERED",
        "ANSWER,   ANSWERED,",
        "ANSWER,   CONFIRMED,",
        "ANSWER,   WITHDRAWN,",
        "RETURN,   ASKED,",
        "RETURN,   ANSWERED,  ASKED",
        "RETURN,   CONFIRMED,",
        "RETURN,   WITHDRAWN,",
        "CONFIRM,  ASKED,",
        "CONFIRM,  ANSWERED,  CONFIRMED",
        "CONFIRM,  CONFIRMED,",
        "CONFIRM,  WITHDRAWN,",
        "WITHDRAW, ASKED,     WITHDRAWN",
        "WITHDRAW, ANSWERED,",
        "WITHDRAW, CONFIRMED,",
        "WITHDRAW, WITHDRAWN,",
    })
    void a_step_goes_from_its_own_state_only(InquiryStep step, InquiryState from, InquiryState to) {
        if (to == null) {
            assertThatThrownBy(() -> step.after(from)).isInstanceOf(Refused.class);
        } else {
            assertThat(step.after(from)).isEqualTo(to);
        }
    }
}
