package org.crossregion.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class DevTokensTest {

    @TempDir Path keys;

    @Test
    void who_holds_a_token_has_the_same_one_next_time_and_nobody_else_has_it() {
        DevKeys.in(keys);
        String clerk = DevTokens.held(keys, Role.FILING_CLERK, "li", null, "220100");

        assertThat(DevTokens.held(keys, Role.FILING_CLERK, "li", null, "220100")).isEqualTo(clerk);
        assertThat(DevTokens.held(keys, Role.FILING_CLERK, "li", null, "220200"))
                .isNotEqualTo(clerk);
        assertThat(DevTokens.held(keys, Role.AUDITOR, "li", null, "220100")).isNotEqualTo(clerk);
        assertThat(DevTokens.issue(keys, Role.FILING_CLERK, "li", null, "220100"))
                .isNotEqualTo(clerk);
    }
}
