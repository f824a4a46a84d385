package org.crossregion.settlement.message;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message as it came in, read and checked.
 *
 * @param personNo empty if it names nobody
 * @param keyed settlement-type: told apart by institution, infno, msgid and person
 * @param reference inf_refmsgid
 * @param content what it says, field by field in one spelling
 */
public record ReceivedMessage(
        String institution,
        String infno,
        String msgid,
        String personNo,
        boolean keyed,
        String reference,
        String traceId,
        Instant receivedAt,
        Map<String, String> content) {

    /** Nobody looks for a number in free text, so none is kept there. */
    public ReceivedMessage {
        content = MaskedFields.inFreeText(content);
    }

    /** The same message, told apart from no other, and with every identity number masked. */
    ReceivedMessage masked() {
        Map<String, String> shown = new LinkedHashMap<>();
        content.forEach((path, value) -> shown.put(path, MaskedFields.masked(path, value)));
        return new ReceivedMessage(
                institution, infno, msgid, personNo, false, reference, traceId, receivedAt, shown);
    }
}
