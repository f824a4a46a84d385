package org.crossregion.clearing.run;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Singleton;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.proof.Proof;
import org.crossregion.clearing.total.Totals;
import org.crossregion.values.Period;

/** The running totals of the application under test, beside what its facts come to. */
@Singleton
final class Books {

    private final Totals totals;
    private final Proof proof;

    Books(Totals totals, Proof proof) {
        this.totals = totals;
        this.proof = proof;
    }

    /** In each of the months, to the fen. */
    void mustBalance(Circle circle, String... months) {
        for (String month : months) {
            Period period = Period.fromString(month);
            assertThat(totals.in(circle, period))
                    .as("%s in %s", circle, month)
                    .isEqualTo(proof.recompute(circle, period));
        }
    }
}
