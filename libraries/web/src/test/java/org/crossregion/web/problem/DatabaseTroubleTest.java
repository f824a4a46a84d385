package org.crossregion.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;

class DatabaseTroubleTest {

    private static final SQLException SERVER_GONE =
            new SQLException("terminating connection due to unexpected postmaster exit", "57P02");

    @Test
    void a_statement_that_finds_the_server_gone_is_told_to_try_again() {
        assertThat(DatabaseTrouble.refusedBecauseOf(new IllegalStateException(SERVER_GONE)))
                .hasValueSatisfying(
                        refused -> assertThat(refused.refusal()).isEqualTo(SharedRefusal.BUSY));
    }

    @Test
    void a_commit_that_finds_the_server_gone_hides_it_among_the_suppressed() {
        Exception commit = new Exception("could not commit");
        commit.addSuppressed(new Exception("one phase commit", SERVER_GONE));

        assertThat(DatabaseTrouble.refusedBecauseOf(new IllegalStateException(commit)))
                .hasValueSatisfying(
                        refused -> assertThat(refused.refusal()).isEqualTo(SharedRefusal.BUSY));
    }

    @Test
    void our_own_mistake_is_not_the_databases() {
        Exception circular = new Exception("mistake");
        circular.addSuppressed(new Exception("another", circular));

        assertThat(DatabaseTrouble.refusedBecauseOf(circular)).isEmpty();
    }
}
