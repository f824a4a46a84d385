package org.crossregion.web.document;

import java.util.List;

/**
 * How large a file may be, and of which types.
 *
 * @param maxPixels of an image
 * @param maxPages of a PDF
 * @param types media types that are taken
 */
public record FileLimits(int maxBytes, long maxPixels, int maxPages, List<String> types) {

    public FileLimits {
        types = List.copyOf(types);
    }
}
