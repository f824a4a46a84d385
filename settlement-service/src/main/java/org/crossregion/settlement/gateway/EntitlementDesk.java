package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.refusal.SettlementRefusal.CHRONIC_NOT_ENTITLED;
import static org.crossregion.settlement.refusal.SettlementRefusal.NOT_IN_SCHEME;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.CareQuestion;
import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.settlement.entitlement.ChronicCare;
import org.crossregion.settlement.entitlement.Entitlements;
import org.crossregion.settlement.envelope.CodeTable;
import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.filing.Counter;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says whether a person may be settled directly here, and if not, why (2001). */
@ApplicationScoped
class EntitlementDesk implements Desk {

    private final Persons persons;
    private final Counter counter;
    private final Entitlements entitlements;

    EntitlementDesk(Persons persons, Counter counter, Entitlements entitlements) {
        this.persons = persons;
        this.counter = counter;
        this.entitlements = entitlements;
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of("2001", this::entitlement);
    }

    private Map<String, ?> entitlement(Request request) {
        Fields data = request.one("data");
        InsuredPerson person = persons.find(data.text("psn_no"));
        LocalDate today = Beijing.day(request.receivedAt());
        LocalDate begins = data.day("begntime").orElse(today);
        Insurance insurance = insurance(person, data.text("insutype"), begins);
        CareQuestion question =
                question(request.institution(), insurance, data.text("med_type"), begins, today);
        EligibilityAnswer answer = counter.inquire(person.personNo(), insurance.scheme(), question);

        Map<String, Object> row = new HashMap<>();
        row.put("psn_no", person.personNo());
        row.put("trt_chk_type", "1");
        row.put("fund_pay_type", Codes.fundPayType(Fund.POOLING, insurance.scheme()).code());
        Optional<String> objection =
                answer.direct()
                        ? objection(person, insurance.scheme(), question, data.text("dise_codg"))
                        : Optional.empty();
        row.put("trt_enjymnt_flag", answer.direct() && objection.isEmpty());
        row.put("begndate", begins);
        row.put("trt_chk_rslt", objection.orElseGet(() -> result(answer)));
        return Map.of("trtinfo", List.of(row));
    }

    /** What stands against settling chronic care; of other platforms' persons they judge. */
    private Optional<String> objection(
            InsuredPerson person, Scheme scheme, CareQuestion question, String disease) {
        boolean asked =
                question.care() == CareType.CHRONIC_OUTPATIENT
                        && counter.isHosted(question.insuredRegion(), question.askedOn());
        return asked
                ? entitlements
                        .objection(
                                new ChronicCare(
                                        person.personNo(),
                                        scheme,
                                        question.insuredRegion(),
                                        question.institution(),
                                        question.admittedOn(),
                                        disease.isEmpty() ? Set.of() : Set.of(disease)))
                        .map(
                                why ->
                                        CHRONIC_NOT_ENTITLED.title()
                                                + "："
                                                + why
                                                + "。"
                                                + CHRONIC_NOT_ENTITLED.remedy())
                : Optional.empty();
    }

    private static String result(EligibilityAnswer answer) {
        String remedy = answer.remedy();
        return answer.text() + (remedy.isEmpty() ? "" : "。" + remedy);
    }

    /** The relation asked for, or the one that counts then. */
    private static Insurance insurance(InsuredPerson person, String insutype, LocalDate begins) {
        Optional<Insurance> found =
                insutype.isEmpty()
                        ? person.relationOn(begins)
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
        return counter.question(
                insurance,
                institution,
                kind.careOf().orElseThrow(),
                begins,
                today,
                kind.emergency(),
                false);
    }
}
