package org.crossregion.clearing.evidence;

import jakarta.inject.Singleton;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.web.document.FileCheck;
import org.crossregion.web.document.FileLimits;
import org.crossregion.web.document.FileRefusal;
import org.crossregion.web.document.FileStore;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.problem.Refused;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Where this service's evidence lies, and how large it may be; by configuration. */
@Singleton
class EvidenceShelf extends FileStore {

    private final FileCheck check;

    EvidenceShelf(
            @ConfigProperty(name = "crossregion.clearing.evidence", defaultValue = "evidence")
                    Path directory,
            @ConfigProperty(
                            name = "crossregion.clearing.evidence-max-bytes",
                            defaultValue = "8388608")
                    int maxBytes,
            @ConfigProperty(
                            name = "crossregion.clearing.evidence-max-pixels",
                            defaultValue = "30000000")
                    long maxPixels,
            @ConfigProperty(name = "crossregion.clearing.evidence-max-pages", defaultValue = "100")
                    int maxPages,
            @ConfigProperty(
                            name = "crossregion.clearing.evidence-types",
                            defaultValue = "application/pdf,image/jpeg,image/png")
                    List<String> types,
            IdentityProtection protection,
            Clock clock) {
        super(directory, protection, clock);
        this.check = new FileCheck(new FileLimits(maxBytes, maxPixels, maxPages, types));
    }

    /**
     * What a file really is.
     *
     * @throws Refused by the first rule that is broken, in this service's own words
     */
    FileCheck.Checked checked(byte[] content, String declared) {
        try {
            return check.check(content, declared);
        } catch (Refused refused) {
            throw refused.refusal() instanceof FileRefusal fault
                    ? new Refused(
                            ClearingRefusal.valueOf(fault.name()),
                            refused.detail(),
                            refused.violations())
                    : refused;
        }
    }
}
