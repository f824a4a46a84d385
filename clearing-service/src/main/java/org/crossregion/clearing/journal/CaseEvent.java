package org.crossregion.clearing.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of a case.
 *
 * @param event a verb in the past, such as {@code answered}
 */
public record CaseEvent(String event, Optional<String> note, String doneBy, Instant doneAt) {}
