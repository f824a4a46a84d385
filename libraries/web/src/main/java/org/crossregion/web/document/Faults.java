package org.crossregion.web.document;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.List;

/** Why a document is not taken. */
final class Faults {

    private Faults() {}

    static Refused broken(String message) {
        return of(FileRefusal.DOCUMENT_BROKEN, message);
    }

    static Refused unsafe(String message) {
        return of(FileRefusal.DOCUMENT_UNSAFE, message);
    }

    static Refused of(FileRefusal refusal, String message) {
        return new Refused(
                refusal,
                "document: " + message,
                List.of(new Violation("document", refusal.code(), message)));
    }
}
