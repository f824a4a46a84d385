package org.crossregion.clearing.deduction;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

/** Each state of a deduction lets through what it must, and nothing else. */
class MoveTest {

    @ParameterizedTest
    @CsvSource({
        // move, recorded, appealed, confirmed, released, withdrawn, to
        "CONFIRM,   true,  false, false, false, false, CONFIRMED",
        "WITHDRAW,  true,  false, true,  false, false, WITHDRAWN",
        "APPEAL,    true,  false, true,  false, false, APPEALED",
        "UPHOLD,    false, true,  false, false, false, CONFIRMED",
        "REDUCE,    false, true,  false, false, false, WITHDRAWN",
        "GRANT,     false, true,  false, false, false, WITHDRAWN",
        "TAKE_BACK, true,  true,  true,  false, false, WITHDRAWN",
    })
    void a_move_goes_from_its_own_states_only(
            Move move,
            boolean recorded,
            boolean appealed,
            boolean confirmed,
            boolean released,
            boolean withdrawn,
            State to) {
        assertThat(move.isOpenFrom(State.RECORDED)).isEqualTo(recorded);
        assertThat(move.isOpenFrom(State.APPEALED)).isEqualTo(appealed);
        assertThat(move.isOpenFrom(State.CONFIRMED)).isEqualTo(confirmed);
        assertThat(move.isOpenFrom(State.RELEASED)).isEqualTo(released);
        assertThat(move.isOpenFrom(State.WITHDRAWN)).isEqualTo(withdrawn);
        assertThat(move.to()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "99, 10, 5, true",
        "100, 9, 5, true",
        "100, 10, 4, true",
        "100, 10, 5, false", // the same
        "101, 0, 0, false", // less in all, but more of a fund
        "0, 11, 0, false",
        "0, 0, 6, false",
    })
    void a_reduced_deduction_takes_less_and_of_nothing_more(
            long pooling, long account, long personal, boolean less) {
        Parts before = parts(100, 10, 5);

        assertThat(parts(pooling, account, personal).isLessThan(before)).isEqualTo(less);
    }

    private static Parts parts(long pooling, long account, long personal) {
        return new Parts(
                Map.of(Fund.POOLING, Money.ofFen(pooling)),
                Money.ofFen(account),
                Money.ofFen(personal));
    }
}
