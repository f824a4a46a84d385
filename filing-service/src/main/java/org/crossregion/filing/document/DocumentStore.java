package org.crossregion.filing.document;

import jakarta.inject.Singleton;

import org.crossregion.web.document.FileStore;
import org.crossregion.web.identity.IdentityProtection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.nio.file.Path;
import java.time.Clock;

/** The directory of this service's documents. */
@Singleton
class DocumentStore extends FileStore {

    DocumentStore(
            @ConfigProperty(name = "crossregion.filing.documents", defaultValue = "documents")
                    Path directory,
            IdentityProtection protection,
            Clock clock) {
        super(directory, protection, clock);
    }
}
