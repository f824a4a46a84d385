package org.crossregion.clearing.journal;

import org.crossregion.values.Beijing;

import java.time.OffsetDateTime;
import java.util.List;

/** A step of a case as REST shows it. */
public record CaseStepView(String event, String note, String doneBy, OffsetDateTime doneAt) {

    public static List<CaseStepView> of(List<CaseEvent> events) {
        return events.stream()
                .map(
                        one ->
                                new CaseStepView(
                                        one.event(),
                                        one.note().orElse(null),
                                        one.doneBy(),
                                        one.doneAt().atZone(Beijing.ZONE).toOffsetDateTime()))
                .toList();
    }
}
