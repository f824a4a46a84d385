package org.crossregion.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Round trips and masks, for any number in any text. */
class IdentityPropertyTest {

    private final IdentityProtection protection =
            new IdentityProtection(
                    IdentityKeys.of(Optional.empty(), Map.of(), Optional.empty(), false));

    @Property
    void what_is_protected_is_revealed(@ForAll String number) {
        assertThat(protection.reveal(protection.protect(number)))
                .isEqualTo(number.strip().toUpperCase(Locale.ROOT));
    }

    @Property
    void any_bytes_are_sealed_and_opened(@ForAll byte[] bytes) {
        assertThat(protection.open(protection.seal(bytes), protection.currentKey()))
                .isEqualTo(bytes);
    }

    @Property
    void no_text_keeps_an_identity_number(
            @ForAll("numbers") String number, @ForAll String before, @ForAll String after) {
        String text = before + " " + number + "，" + after;
        String masked = IdentityNumbers.maskAll(text);

        assertThat(IdentityNumbers.occursIn(masked)).isFalse();
        assertThat(masked).hasSameSizeAs(text);
    }

    @Property
    void a_letter_or_sign_beside_it_does_not_hide_a_number(
            @ForAll("numbers") String number, @ForAll("beside") char c) {
        assertThat(IdentityNumbers.maskAll(c + number + c)).doesNotContain(number);
    }

    @Property
    void longer_and_shorter_numbers_are_left_alone(@ForAll("numbers") String number) {
        String digits = number.substring(0, 17);

        assertThat(IdentityNumbers.maskAll(digits)).isEqualTo(digits);
        assertThat(IdentityNumbers.maskAll(digits + "123")).isEqualTo(digits + "123");
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofLength(17);
        Arbitrary<Character> check = Arbitraries.of('0', '1', '5', '9', 'X', 'x');
        return Combinators.combine(digits, check).as((body, last) -> body + last);
    }

    @Provide
    Arbitrary<Character> beside() {
        return Arbitraries.of('a', 'S', '"', ':', '号', '-', '_', ',', '/');
    }
}
