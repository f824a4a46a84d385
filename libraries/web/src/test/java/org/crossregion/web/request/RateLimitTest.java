package org.crossregion.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.web.request.RateLimit.Allowance;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** A burst is allowed, then so many a second, for each institution by itself. */
class RateLimitTest {

    private final AtomicLong time = new AtomicLong(-5);
    private final RateLimit limit =
            new RateLimit(new Allowance(10, 20), Map.of("H3", new Allowance(1, 2)), time::get);

    @Test
    void a_burst_is_allowed_and_then_the_rate() {
        assertThat(allowed("H1", 30)).isEqualTo(20);
        time.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(allowed("H1", 30)).isEqualTo(5);
    }

    @Test
    void a_long_silence_earns_no_more_than_a_burst() {
        allowed("H1", 1);
        time.addAndGet(TimeUnit.HOURS.toNanos(5));
        assertThat(allowed("H1", 100)).isEqualTo(20);
    }

    @Test
    void one_institution_does_not_spend_anothers() {
        allowed("H1", 50);
        assertThat(limit.allows("H2")).isTrue();
    }

    @Test
    void an_institution_may_have_an_allowance_of_its_own() {
        assertThat(allowed("H3", 10)).isEqualTo(2);
        time.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(allowed("H3", 10)).isEqualTo(1);
        assertThat(limit.perSecond("H3")).isEqualTo(1);
        assertThat(limit.perSecond("H1")).isEqualTo(10);
    }

    @Test
    void an_allowance_of_nothing_is_no_allowance() {
        assertThatThrownBy(() -> new Allowance(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Allowance(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private long allowed(String institution, int tries) {
        return IntStream.range(0, tries).filter(i -> limit.allows(institution)).count();
    }
}
