package org.crossregion.messaging;

import java.util.Optional;

/**
 * What a replay has come to.
 *
 * @param handled how many events have had their effect now
 * @param stillParked how many of the key still wait
 * @param reason why the first of those failed again, if it did
 */
public record Replayed(int handled, long stillParked, Optional<String> reason) {}
