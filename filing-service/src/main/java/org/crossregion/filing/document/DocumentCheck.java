package org.crossregion.filing.document;

import jakarta.inject.Singleton;

import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.document.FileCheck;
import org.crossregion.web.document.FileRefusal;
import org.crossregion.web.problem.Refused;

/** Whether bytes really are the document they are said to be, in this service's own words. */
@Singleton
class DocumentCheck {

    private final FileCheck files;

    DocumentCheck(DocumentLimits limits) {
        this.files = new FileCheck(limits.files());
    }

    /** What a document turned out to be. */
    record Checked(String type, int pages) {}

    /**
     * @param declared the media type that the sender says it is
     * @throws Refused by the first rule that is broken
     */
    Checked check(byte[] content, String declared) {
        try {
            FileCheck.Checked checked = files.check(content, declared);
            return new Checked(checked.type(), checked.pages());
        } catch (Refused refused) {
            throw refused.refusal() instanceof FileRefusal fault ? own(fault, refused) : refused;
        }
    }

    private static Refused own(FileRefusal fault, Refused refused) {
        return new Refused(
                FilingRefusal.valueOf(fault.name()), refused.detail(), refused.violations());
    }
}
