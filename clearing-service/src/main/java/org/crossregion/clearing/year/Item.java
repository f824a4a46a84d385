package org.crossregion.clearing.year;

import org.crossregion.clearing.detail.LeftOver;

import java.util.Optional;

/**
 * An item of a year's draft: what was left over, and what has become of it.
 *
 * @param application the last one made for it
 */
public record Item(LeftOver leftOver, ItemKind kind, Optional<Application> application) {

    /** Whether it waits for somebody's decision before the year can be confirmed. */
    boolean isUndecided() {
        return application.filter(one -> !one.isDecided()).isPresent();
    }

    /** Whether nobody has applied for it; it goes on held into the next year. */
    boolean isUnapplied() {
        return leftOver.held() && application.isEmpty();
    }
}
