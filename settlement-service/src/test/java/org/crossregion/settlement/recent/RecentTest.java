package org.crossregion.settlement.recent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

class RecentTest {

    private static final long SECOND = Recent.AGE.toNanos();

    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - SECOND / 2);
    private final Recent<String, Integer> recent = new Recent<>(time::get);
    private Optional<Integer> stored = Optional.of(1);

    private Optional<Integer> get() {
        return recent.get("one", key -> stored);
    }

    @Test
    void an_answer_is_given_again_for_a_second_and_then_asked_for_anew() {
        assertThat(get()).contains(1);
        stored = Optional.of(2);
        time.addAndGet(SECOND);
        assertThat(get()).contains(1);
        time.addAndGet(1);
        assertThat(get()).contains(2);
    }

    @Test
    void what_is_not_there_is_asked_for_every_time() {
        stored = Optional.empty();
        assertThat(get()).isEmpty();
        stored = Optional.of(1);
        assertThat(get()).contains(1);
    }

    @Test
    void a_change_is_seen_at_once_and_also_if_it_is_committed_a_moment_later() {
        assertThat(get()).contains(1);
        recent.forget();
        assertThat(get()).contains(1);
        stored = Optional.of(2);
        assertThat(get()).contains(2);
        time.addAndGet(SECOND + 1);
        assertThat(get()).contains(2);
        stored = Optional.of(3);
        assertThat(get()).contains(2);
    }

    @Test
    void what_was_asked_for_before_a_change_is_not_kept_after_it() {
        recent.get(
                "one",
                key -> {
                    recent.forget();
                    time.addAndGet(SECOND + 1);
                    return Optional.of(1);
                });
        stored = Optional.of(2);
        assertThat(get()).contains(2);
    }
}
