package org.crossregion.clearing.journal;

import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;

import java.util.Optional;
import java.util.UUID;

/** What the keys of pages mean: the id of a case, or a place in a list. */
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

    /**
     * The id that a page's key begins with.
     *
     * @throws Refused if it is none
     */
    public static UUID id(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw Refused.field("after", "page", "must be the next of an earlier page");
        }
    }

    /**
     * The place in a list that a page's key names.
     *
     * @throws Refused if it is none
     */
    public static int ordinal(String after) {
        try {
            return Integer.parseInt(after);
        } catch (NumberFormatException e) {
            throw Refused.field("after", "page", "must be the next of an earlier page");
        }
    }
}
