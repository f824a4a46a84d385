package org.crossregion.clearing.detail;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who was treated where: carried along for lists and confirmation, never counted.
 *
 * @param identity the identity number, protected; never in clear
 * @param filingType the code of the filing the care was given under
 */
public record Stay(
        String institution,
        String personNo,
        Optional<Identity> identity,
        Optional<String> filingType,
        Optional<String> visitId,
        Optional<String> messageId,
        Optional<LocalDate> beganOn,
        Optional<LocalDate> endedOn) {

    /** An identity number as ciphertext, blind index and the key that made them. */
    public record Identity(String cipher, String index, String keyId) {}
}
