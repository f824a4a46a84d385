package org.crossregion.filing.document;

import jakarta.inject.Singleton;

import org.crossregion.web.document.FileLimits;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.List;

/** How large a document may be, and of which types; by configuration. */
@Singleton
class DocumentLimits {

    private final FileLimits files;

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
        this.files = new FileLimits(maxBytes, maxPixels, maxPages, types);
    }

    FileLimits files() {
        return files;
    }
}
