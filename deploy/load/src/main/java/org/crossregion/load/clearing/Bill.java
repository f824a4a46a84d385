package org.crossregion.load.clearing;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.load.data.Sealed;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One settlement, as settlement-service tells it and as clearing-service stores it.
 *
 * @param month it is settled in
 * @param factor what the amounts of one bill are multiplied by
 */
record Bill(
        String id,
        String month,
        String insured,
        String treatment,
        String scheme,
        String careType,
        int factor) {

    private static final long POOLING = 850_000;
    private static final long LARGE = 20_000;
    private static final long ACCOUNT = 100_000;
    private static final long CASH = 234_050;
    private static final long TOTAL = POOLING + LARGE + ACCOUNT + CASH;
    private static final String NUMBER = "999901195603010030";
    private static final String CIPHER = Sealed.cipher(NUMBER);
    private static final String INDEX = Sealed.index(NUMBER);

    /** The event settlement-recorded.v1. */
    ObjectNode event() {
        ObjectNode event =
                ClearingApi.JSON
                        .createObjectNode()
                        .put("settlementId", id)
                        .put("kind", "settlement")
                        .put("channel", "direct")
                        .putNull("originalId")
                        .put("visitId", "S2201002610050000001")
                        .put("institution", institution())
                        .put("personNo", "99990000000000000001")
                        .put("insuredRegion", insured)
                        .put("treatmentRegion", treatment)
                        .put("scheme", scheme)
                        .put("careType", careType)
                        .put("filingType", "resettled-retiree")
                        .put("settledAt", settledAt())
                        .put("originPeriod", month)
                        .put("beganOn", month + "-01")
                        .put("endedOn", month + "-02")
                        .put("inClearing", true)
                        .put("messageId", "H22020000001202610121430001234")
                        .put("totalFen", TOTAL * factor)
                        .put("fullSelfPayFen", 40_000L * factor)
                        .put("overLimitFen", 12_000L * factor)
                        .put("priorSelfPayFen", 52_050L * factor)
                        .put("inScopeFen", (TOTAL - 104_050) * factor)
                        .put("accountFen", ACCOUNT * factor)
                        .put("mutualAidFen", 0)
                        .put("cashFen", CASH * factor)
                        .put("hospitalBorneFen", 0)
                        .put("clearedFen", cleared());
        event.putObject("identity")
                .put("cipher", CIPHER)
                .put("index", INDEX)
                .put("keyId", Sealed.keyId());
        event.putObject("fundsFen")
                .put("pooling", POOLING * factor)
                .put("large-amount", LARGE * factor);
        return event;
    }

    /** The row of allotted_detail by column; what is missing is null. */
    Map<String, Object> row(int lane, String receivedAt) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("settlement_id", id);
        row.put("origin_period", month);
        row.put("kind", "settlement");
        row.put("insured_region", insured);
        row.put("treatment_region", treatment);
        row.put("scheme", scheme);
        row.put("care_type", careType);
        row.put("filing_type", "resettled-retiree");
        row.put("institution", institution());
        row.put("person_no", "99990000000000000001");
        row.put("identity_cipher", CIPHER);
        row.put("identity_index", INDEX);
        row.put("identity_key_id", Sealed.keyId());
        row.put("visit_id", "S2201002610050000001");
        row.put("message_id", "H22020000001202610121430001234");
        row.put("settled_at", settledAt());
        row.put("began_on", month + "-01");
        row.put("ended_on", month + "-02");
        row.put("total_fen", TOTAL * factor);
        row.put("full_self_pay_fen", 40_000L * factor);
        row.put("over_limit_fen", 12_000L * factor);
        row.put("prior_self_pay_fen", 52_050L * factor);
        row.put("in_scope_fen", (TOTAL - 104_050) * factor);
        row.put("pooling_fen", POOLING * factor);
        row.put("large_amount_fen", LARGE * factor);
        row.put("account_fen", ACCOUNT * factor);
        row.put("cash_fen", CASH * factor);
        row.put("cleared_fen", cleared());
        row.put("cases", (short) 1);
        row.put("lane", (short) lane);
        row.put("received_at", receivedAt);
        return row;
    }

    long total() {
        return TOTAL * factor;
    }

    long pooling() {
        return POOLING * factor;
    }

    long large() {
        return LARGE * factor;
    }

    long account() {
        return ACCOUNT * factor;
    }

    long cleared() {
        return (POOLING + LARGE + ACCOUNT) * factor;
    }

    private String institution() {
        return "H" + treatment + "00001";
    }

    private String settledAt() {
        return month + "-02T06:30:00Z";
    }
}
