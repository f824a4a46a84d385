package org.crossregion.clearing.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.web.problem.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each state of a ticket lets through what it must, and nothing else. */
class TicketStepTest {

    @ParameterizedTest
    @CsvSource({
        "ANSWER,   OPEN,      ANSWERED",
        "ANSWER,   ANSWERED,",
        "ANSWER,   CONFIRMED,",
        "ANSWER,   WITHDRAWN,",
        "REOPEN,   OPEN,",
        "REOPEN,   ANSWERED,  OPEN",
        "REOPEN,   CONFIRMED,",
        "REOPEN,   WITHDRAWN,",
        "CONFIRM,  OPEN,",
        "CONFIRM,  ANSWERED,  CONFIRMED",
        "CONFIRM,  CONFIRMED,",
        "CONFIRM,  WITHDRAWN,",
        "ESCALATE, OPEN,      OPEN",
        "ESCALATE, ANSWERED,",
        "ESCALATE, CONFIRMED,",
        "ESCALATE, WITHDRAWN,",
        "WITHDRAW, OPEN,      WITHDRAWN",
        "WITHDRAW, ANSWERED,",
        "WITHDRAW, CONFIRMED,",
        "WITHDRAW, WITHDRAWN,",
    })
    void a_step_goes_from_its_own_state_only(TicketStep step, TicketState from, TicketState to) {
        if (to == null) {
            assertThatThrownBy(() -> step.after(from)).isInstanceOf(Refused.class);
        } else {
            assertThat(step.after(from)).isEqualTo(to);
        }
    }
}
