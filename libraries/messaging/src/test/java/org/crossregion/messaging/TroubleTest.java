package org.crossregion.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

class TroubleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08001", "08006", "40001", "40P01", "53300", "55P03", "57P01", "57014", "58030"
            })
    void the_database_away_busy_or_at_odds_passes(String state) {
        assertThat(Trouble.isTransient(wrapped(new SQLException("no", state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "22001", "42P01", "42703", "25P02"})
    void what_the_database_refuses_does_not_pass(String state) {
        assertThat(Trouble.isTransient(wrapped(new SQLException("no", state)))).isFalse();
    }

    @Test
    void a_rollback_passes_unless_the_database_says_why() {
        RollbackException rollback = new RollbackException("could not commit");
        assertThat(Trouble.isTransient(wrapped(rollback))).isTrue();

        rollback.addSuppressed(new SQLException("violates a deferred constraint", "23503"));
        assertThat(Trouble.isTransient(wrapped(rollback))).isFalse();
    }

    @Test
    void no_connection_in_time_passes_whoever_gives_it() {
        assertThat(Trouble.isTransient(wrapped(new SQLException("Acquisition timeout")))).isTrue();
        assertThat(Trouble.isTransient(wrapped(new SQLTransientConnectionException()))).isTrue();
        assertThat(Trouble.isTransient(wrapped(new ConnectException("refused")))).isTrue();
        assertThat(Trouble.isTransient(new TimeoutException("no broker"))).isTrue();
    }

    @Test
    void bugs_and_blame_do_not_pass_even_if_the_database_was_away_too() {
        assertThat(Trouble.isTransient(new NullPointerException())).isFalse();
        assertThat(Trouble.isTransient(new StackOverflowError())).isFalse();
        PoisonedEvent blame =
                new PoisonedEvent(null, "no such region", new SQLException("away", "08006"));
        assertThat(Trouble.isTransient(wrapped(blame))).isFalse();
        assertThat(Trouble.reason(wrapped(blame))).isEqualTo("no such region");
    }

    private static Throwable wrapped(Throwable cause) {
        return new IllegalStateException("outside", cause);
    }
}
