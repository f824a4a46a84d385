package org.crossregion.filing.document;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.List;

/** How large a document may be, and of which types; by configuration. */
@ApplicationScoped
class DocumentLimits {

    private final int maxBytes;
    private final long maxPixels;
    private final int maxPages;
    private final List<String> types;

    DocumentLimits(
            @ConfigProperty(
                            name = "crossregion.filing.document-max-bytes",
                            defaultValue = "8388608")
                    int maxBytes,
            @ConfigProperty(
                            name = "crossregion.filing.document-max-pixels",
                            defaultValue = "30000000")
                    long maxPixels,
            @ConfigProperty(name = "crossregion.filing.document-max-pages", defaultValue = "100")
                    int maxPages,
            @ConfigProperty(
                            name = "crossregion.filing.document-types",
                            defaultValue = "application/pdf,image/jpeg,image/png")
                    List<String> types) {
        this.maxBytes = maxBytes;
        this.maxPixels = maxPixels;
        this.maxPages = maxPages;
        this.types = List.copyOf(types);
    }

    int maxBytes() {
        return maxBytes;
    }

    long maxPixels() {
        return maxPixels;
    }

    int maxPages() {
        return maxPages;
    }

    List<String> types() {
        return types;
    }
}
