package org.crossregion.clearing.journal;

import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;

import java.util.Optional;
import java.util.UUID;

/** Pages of lists that are keyed by the id of a case. */
public final class Pages {

    private Pages() {}

    /**
     * The id after which the page begins.
     *
     * @throws Refused if it is none
     */
    public static Optional<UUID> after(PageRequest page) {
        return page.after().map(Pages::id);
    }

    private static UUID id(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw Refused.field("after", "page", "must be the next of an earlier page");
        }
    }
}
