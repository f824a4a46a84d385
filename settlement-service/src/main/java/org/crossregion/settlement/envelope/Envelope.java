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
 * @param input the nodes of the transaction, whatever they were wrapped in
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
        ObjectNode input,
        List<String> warnings) {}
