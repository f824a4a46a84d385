package org.crossregion.local.platform;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A bill as it comes in, checked to add up. */
record TwinBill(
        String visit,
        String personNo,
        Scheme scheme,
        RegionCode insuredRegion,
        RegionCode treatmentRegion,
        CareType careType,
        boolean stay,
        Optional<String> filingType,
        OffsetDateTime settledAt,
        boolean useAccount,
        Money total,
        Money fullSelfPay,
        Money overLimit,
        Money priorSelfPay,
        Money inScope,
        Set<String> diseases) {

    static TwinBill of(JsonNode bill) {
        try {
            TwinBill read =
                    new TwinBill(
                            bill.required("visit").asText(),
                            bill.required("personNo").asText(),
                            Scheme.fromString(bill.required("scheme").asText()),
                            RegionCode.of(bill.required("insuredRegion").asText()),
                            RegionCode.of(bill.required("treatmentRegion").asText()),
                            CareType.fromString(bill.required("careType").asText()),
                            bill.required("stay").asBoolean(),
                            Optional.ofNullable(bill.path("filingType").textValue()),
                            OffsetDateTime.parse(bill.required("settledAt").asText()),
                            bill.required("useAccount").asBoolean(),
                            money(bill, "total"),
                            money(bill, "fullSelfPay"),
                            money(bill, "overLimit"),
                            money(bill, "priorSelfPay"),
                            money(bill, "inScope"),
                            diseases(bill));
            read.mustAddUp();
            return read;
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new Problem(422, "bill-unreadable", "账单有误：" + e.getMessage());
        }
    }

    private static Set<String> diseases(JsonNode bill) {
        Set<String> diseases = new TreeSet<>();
        bill.path("diseases").forEach(code -> diseases.add(code.asText()));
        return diseases;
    }

    static Money money(JsonNode node, String name) {
        return Money.ofYuan(node.required(name).asText());
    }

    private void mustAddUp() {
        Money made = fullSelfPay.plus(overLimit).plus(priorSelfPay).plus(inScope);
        boolean negative =
                fullSelfPay.isNegative()
                        || overLimit.isNegative()
                        || priorSelfPay.isNegative()
                        || inScope.isNegative();
        if (negative || !made.equals(total)) {
            throw new Problem(422, "bill-does-not-add-up", "费用构成合计 " + made + "，总额 " + total);
        }
    }

    /** The month it counts in. */
    Period period() {
        return Period.monthOf(settledAt.toInstant());
    }

    int year() {
        return period().firstDay().getYear();
    }
}
