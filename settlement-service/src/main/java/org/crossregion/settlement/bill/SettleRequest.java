package org.crossregion.settlement.bill;

import org.crossregion.settlement.visit.CareKind;
import org.crossregion.values.Money;
import org.crossregion.values.Scheme;
import org.crossregion.web.identity.IdentityNumbers;

import java.util.Optional;

/**
 * An institution asks for a bill to be computed or settled.
 *
 * @param statedTotal what the hospital says the lines add up to; checked
 * @param useAccount whether the person lets the personal account pay
 * @param messageId the message that asks (medins_setl_id); kept with the bill
 * @param midStay the stay goes on after this bill (中途结算)
 * @param invoice the hospital's invoice number; may be empty
 * @param care what kind of outpatient care this bill is; absent if the visit's own holds
 * @param batch settles only the lines of that outpatient batch; empty settles all of them
 */
public record SettleRequest(
        String visitId,
        String personNo,
        String institution,
        Scheme scheme,
        Money statedTotal,
        boolean useAccount,
        String messageId,
        boolean midStay,
        String invoice,
        Optional<CareKind> care,
        String batch) {

    public SettleRequest {
        invoice = IdentityNumbers.maskAll(invoice);
    }
}
