package org.crossregion.clearing.file;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.crossregion.web.identity.IdentityNumbers;

import java.time.Instant;

/** Whoever is told a number can read all of it. */
class HisNumberPropertyTest {

    @Property
    void it_has_thirty_digits_and_is_never_taken_for_somebodys(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        String number = HisNumber.at(Instant.ofEpochSecond(second));

        assertThat(number).matches("[0-9]{30}");
        String text = "已有清算申请 " + number + "，先撤销再重新申请";
        assertThat(IdentityNumbers.maskAll(text)).isEqualTo(text);
    }
}
