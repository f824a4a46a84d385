package org.crossregion.web.identity;

import io.smallrye.config.ConfigMapping;

import java.util.Map;
import java.util.Optional;

/** The keys that protect identity numbers; see docs/decisions/0007-identity-protection.md. */
@ConfigMapping(prefix = "crossregion.identity")
interface IdentityKeysConfig {

    /** The id of the key that new ciphertext is made with. */
    Optional<String> current();

    /** Base64 of 32 bytes by key id; old keys stay here for as long as their ciphertext does. */
    Map<String, String> keys();

    /** Base64 of the 32 bytes that blind indexes are made with; not rotated with the others. */
    Optional<String> indexKey();
}
