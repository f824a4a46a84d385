package org.crossregion.settlement.purchase;

import org.crossregion.values.Coded;

import java.time.Instant;
import java.util.SortedMap;

/**
 * What a hospital has had examined or bought elsewhere for a patient who lies there (外院检查/购药).
 *
 * @param place the other hospital or pharmacy
 * @param placeCode its code in the registry; empty if it has none
 * @param physician who ordered it
 * @param items the lines of the bill that came of it, by number, with the item's name
 */
public record OutsidePurchase(
        String purchaseId,
        String visitId,
        Kind kind,
        String place,
        String placeCode,
        String reason,
        String department,
        String physician,
        String diagnosis,
        SortedMap<String, String> items,
        String registeredBy,
        Instant registeredAt) {

    /** What was done elsewhere. */
    public enum Kind implements Coded {
        EXAMINATION("examination", "外院检查"),
        PURCHASE("purchase", "外购药品");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** Whether another says the same of the same lines, whoever registered it when. */
    boolean saysTheSame(OutsidePurchase other) {
        return kind == other.kind
                && place.equals(other.place)
                && placeCode.equals(other.placeCode)
                && reason.equals(other.reason)
                && department.equals(other.department)
                && physician.equals(other.physician)
                && diagnosis.equals(other.diagnosis)
                && items.equals(other.items);
    }
}
