package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.refusal.SettlementRefusal.NOT_IN_SCHEME;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.CareQuestion;
import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.settlement.envelope.CodeTable;
import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.filing.Counter;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.settlement.reference.Region;
import org.crossregion.values.Beijing;
import org.crossregion.values.Fund;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says whether a person may be settled directly here, and if not, why (2001). */
@ApplicationScoped
class EntitlementDesk implements Desk {

    private final Persons persons;
    private final Reference reference;
    private final Counter counter;

    EntitlementDesk(Persons persons, Reference reference, Counter counter) {
        this.persons = persons;
        this.reference = reference;
        this.counter = counter;
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of("2001", this::entitlement);
    }

    private Map<String, ?> entitlement(Request request) {
        Fields data = request.one("data");
        InsuredPerson person = persons.find(data.text("psn_no"));
        Insurance insurance = insurance(person, data.text("insutype"));
        LocalDate today = Beijing.day(request.receivedAt());
        LocalDate begins = data.day("begntime").orElse(today);
        CareQuestion question =
                question(request.institution(), insurance, data.text("med_type"), begins, today);
        EligibilityAnswer answer = counter.inquire(person.personNo(), insurance.scheme(), question);

        Map<String, Object> row = new HashMap<>();
        row.put("psn_no", person.personNo());
        row.put("trt_chk_type", "1");
        row.put("fund_pay_type", Codes.fundPayType(Fund.POOLING, insurance.scheme()).code());
        row.put("trt_enjymnt_flag", answer.direct());
        row.put("begndate", begins);
        row.put("trt_chk_rslt", result(answer));
        return Map.of("trtinfo", List.of(row));
    }

    private static String result(EligibilityAnswer answer) {
        String remedy = answer.reason().remedy();
        return answer.reason().text() + (remedy.isEmpty() ? "" : "。" + remedy);
    }

    /** The relation asked for, or the first in force. */
    private static Insurance insurance(InsuredPerson person, String insutype) {
        Optional<Insurance> found =
                insutype.isEmpty()
                        ? person.insurances().stream()
                                .filter(relation -> relation.status().equals("1"))
                                .findFirst()
                        : person.insurance(Codes.scheme(insutype));
        return found.orElseThrow(() -> new Refused(NOT_IN_SCHEME, "insutype " + insutype));
    }

    private CareQuestion question(
            Institution institution,
            Insurance insurance,
            String medType,
            LocalDate begins,
            LocalDate today) {
        CodeTable.Value kind = Codes.medType(medType);
        Region treatment = reference.region(institution.region(), today);
        boolean insuredOpen =
                reference
                        .findRegion(insurance.poolingRegion(), today)
                        .map(Region::isOpen)
                        .orElse(false);
        return new CareQuestion(
                insurance.poolingRegion(),
                treatment.poolingRegion(),
                institution.region(),
                institution.code(),
                institution.networked(),
                institution.isUnderAgreement(),
                insuredOpen,
                treatment.isOpen(),
                insurance.holdsOn(begins),
                kind.careOf().orElseThrow(),
                begins,
                today,
                kind.emergency());
    }
}
