package org.crossregion.settlement.envelope;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * One request in the one shape that all client shapes are read into. Texts that were not given are
 * empty.
 *
 * @param institution fixmedins_code or medins_code
 * @param treatmentRegion mdtrtarea_admvs as sent; nothing is decided by it
 * @param insuredRegion insuplc_admdvs or insur_code as sent
 * @param operator opter
 * @param protection how input was signed and sealed
 * @param input the nodes of the transaction, whatever they were wrapped in; nothing while it is
 *     sealed
 * @param warnings what was put right while reading; more is added while checking
 */
public record Envelope(
        String infno,
        String msgid,
        String institution,
        String institutionName,
        String treatmentRegion,
        String insuredRegion,
        String operator,
        String operatorName,
        String signNo,
        Protection protection,
        ObjectNode input,
        List<String> warnings) {

    /**
     * The signature of a request, and its input as long as it is sealed.
     *
     * @param signType signtype as sent, such as SM2; empty if there is none
     * @param signature cainfo as sent; some clients put other things there
     * @param sealedInput what was sent as input with enc_type SM4; empty if input was sent in clear
     */
    public record Protection(String signType, String signature, String sealedInput) {

        /** Signed by SM2 with SM3, GB/T 32918. */
        public static final String SM2 = "SM2";

        /** A digest, GB/T 32905. */
        public static final String SM3 = "SM3";

        /** Sealed, GB/T 32907. */
        public static final String SM4 = "SM4";

        public boolean isSealed() {
            return !sealedInput.isEmpty();
        }
    }

    /** The same envelope with the input that was in truth signed, or sealed. */
    public Envelope with(ObjectNode opened) {
        return new Envelope(
                infno,
                msgid,
                institution,
                institutionName,
                treatmentRegion,
                insuredRegion,
                operator,
                operatorName,
                signNo,
                protection,
                opened,
                warnings);
    }
}
