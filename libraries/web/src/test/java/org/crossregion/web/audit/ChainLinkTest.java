package org.crossregion.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/** A place in the chain depends on its row, its position and everything before. */
class ChainLinkTest {

    private static final Instant AT = Instant.parse("2026-10-31T15:59:00.123456Z");

    @Test
    void every_field_counts_and_fields_do_not_run_together() {
        ChainLink link = ChainLink.ORIGIN.next(entry(1, "ab", "c", "{}"));

        assertThat(ChainLink.ORIGIN.next(entry(1, "ab", "c", "{}")).hash()).isEqualTo(link.hash());
        assertThat(ChainLink.ORIGIN.next(entry(1, "a", "bc", "{}")).hash())
                .isNotEqualTo(link.hash());
        assertThat(ChainLink.ORIGIN.next(entry(2, "ab", "c", "{}")).hash())
                .isNotEqualTo(link.hash());
        assertThat(ChainLink.ORIGIN.next(entry(1, "ab", "c", "[]")).hash())
                .isNotEqualTo(link.hash());
    }

    @Test
    void the_past_counts() {
        AuditEntry row = entry(3, "a", "b", "{}");
        ChainLink one = ChainLink.ORIGIN.next(entry(1, "a", "b", "{}")).next(row);
        ChainLink two = ChainLink.ORIGIN.next(entry(2, "a", "b", "{}")).next(row);

        assertThat(one.position()).isEqualTo(two.position()).isEqualTo(2);
        assertThat(one.hasHash(two.hash())).isFalse();
    }

    private static AuditEntry entry(long id, String author, String role, String detail) {
        return new AuditEntry(id, author, role, "", "", AT, AT, "r", "a", "s", detail);
    }
}
