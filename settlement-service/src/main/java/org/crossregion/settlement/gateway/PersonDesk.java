package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.refusal.SettlementRefusal.PERSON_DIFFERS;
import static org.crossregion.settlement.refusal.SettlementRefusal.PERSON_SUSPENDED;
import static org.crossregion.settlement.refusal.SettlementRefusal.PERSON_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.FiledPermission;
import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.filing.Filings;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.person.SpecialIdentities;
import org.crossregion.settlement.person.SpecialIdentityPublished;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says who a person is (1101) and which institution this is (1201). */
@ApplicationScoped
class PersonDesk implements Desk {

    private static final int MOST = 100;
    private static final int LONGEST_CONTENT = 1000;

    private final Persons persons;
    private final Reference reference;
    private final Filings filings;
    private final SpecialIdentities identities;

    PersonDesk(
            Persons persons, Reference reference, Filings filings, SpecialIdentities identities) {
        this.persons = persons;
        this.reference = reference;
        this.filings = filings;
        this.identities = identities;
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of("1101", this::person, "1201", this::institutions);
    }

    private Map<String, ?> person(Request request) {
        InsuredPerson person = shown(request.one("data"));
        mustBeAsSaid(request.one("data"), person);
        filings.suspensionOf(person.personNo(), Beijing.day(request.receivedAt()))
                .map(one -> PERSON_SUSPENDED.title() + "：" + one.says())
                .ifPresent(request.envelope().warnings()::add);
        Map<String, Object> base = new HashMap<>();
        base.put("psn_no", person.personNo());
        base.put("psn_cert_type", person.certificateType());
        base.put("certno", persons.certificateNo(person));
        base.put("psn_name", person.name());
        base.put("gend", person.sex());
        base.put("brdy", person.birthDate());
        LocalDate today = Beijing.day(request.receivedAt());
        base.put("age", person.ageOn(today));
        base.put("exp_content", filed(person.personNo(), today));
        return Map.of(
                "baseinfo",
                base,
                "insuinfo",
                person.insurances().stream().map(PersonDesk::relation).toList(),
                "idetinfo",
                identities.of(person.personNo(), today).stream()
                        .map(PersonDesk::identity)
                        .toList());
    }

    /**
     * The filings for care elsewhere that hold today or later, in words: the interface has no field
     * of its own for them. Nothing if there are none.
     */
    private String filed(String personNo, LocalDate today) {
        String filed =
                filings.activeOf(personNo).stream()
                        .filter(
                                one ->
                                        one.validUntil()
                                                .filter(last -> last.isBefore(today))
                                                .isEmpty())
                        .map(PersonDesk::told)
                        .collect(Collectors.joining("；"));
        return filed.isEmpty() ? null : ErrorText.cut("异地就医备案：" + filed, LONGEST_CONTENT);
    }

    private static String told(FiledPermission one) {
        return one.type().label()
                + " "
                + one.treatmentRegions().stream()
                        .map(RegionCode::value)
                        .collect(Collectors.joining("、"))
                + " "
                + one.validFrom()
                + "至"
                + one.validUntil().map(LocalDate::toString).orElse("长期")
                + (one.accountSuspended() ? "，个人账户停用" : "");
    }

    private static Map<String, Object> identity(SpecialIdentityPublished one) {
        Map<String, Object> row = new HashMap<>();
        row.put("psn_idet_type", one.identityType());
        row.put("psn_type_lv", one.level().isEmpty() ? null : one.level());
        row.put("memo", one.memo().isEmpty() ? null : one.memo());
        row.put("begntime", Beijing.startOf(one.validFrom()));
        row.put(
                "endtime",
                one.validUntil() == null
                        ? null
                        : Beijing.startOf(one.validUntil().plusDays(1)).minusSeconds(1));
        return row;
    }

    /** By the voucher; a client that also sends the certificate is helped by either. */
    private InsuredPerson shown(Fields data) {
        String certificate = data.text("certno");
        if (!data.has("mdtrt_cert_no") || !data.has("mdtrt_cert_type")) {
            return persons.findByVoucher(Codes.BY_IDENTITY_NUMBER, certificate);
        }
        try {
            return persons.findByVoucher(data.text("mdtrt_cert_type"), data.text("mdtrt_cert_no"));
        } catch (Refused e) {
            if (e.refusal() != PERSON_UNKNOWN || certificate.isEmpty()) {
                throw e;
            }
            return persons.findByVoucher(Codes.BY_IDENTITY_NUMBER, certificate);
        }
    }

    /** A client that says whose voucher it is must be right; a masked name says nothing. */
    private void mustBeAsSaid(Fields data, InsuredPerson person) {
        String name = data.text("psn_name");
        boolean otherName = !name.isEmpty() && !name.contains("*") && !name.equals(person.name());
        String certificate = data.text("certno");
        boolean otherCertificate =
                !certificate.isEmpty()
                        && !certificate.contains("*")
                        && !certificate.equalsIgnoreCase(persons.certificateNo(person));
        if (otherName || otherCertificate) {
            throw new Refused(PERSON_DIFFERS, otherName ? "姓名不符" : "证件号码不符");
        }
    }

    private static Map<String, Object> relation(Insurance insurance) {
        Map<String, Object> row = new HashMap<>();
        row.put("balc", insurance.balance());
        row.put("insutype", Codes.insutype(insurance.scheme()));
        row.put("psn_type", insurance.personType());
        row.put("psn_insu_stas", insurance.status());
        row.put("psn_insu_date", insurance.since());
        row.put("cvlserv_flag", insurance.civilServant());
        row.put("insuplc_admdvs", insurance.admdvs());
        row.put("emp_name", insurance.employer());
        return row;
    }

    /** By code, or by type and part of the name; without either, the one that asks. */
    private Map<String, ?> institutions(Request request) {
        Fields asked = request.one("medinsinfo");
        String name = asked.text("fixmedins_name");
        boolean byCode = asked.has("fixmedins_code") || name.isEmpty();
        List<Institution> found =
                byCode
                        ? reference
                                .findInstitution(
                                        asked.textOr("fixmedins_code", request.institutionCode()))
                                .stream()
                                .toList()
                        : reference.search(typeOf(asked.text("fixmedins_type")), name, MOST);
        return Map.of("medinsinfo", found.stream().map(PersonDesk::institution).toList());
    }

    private static String typeOf(String national) {
        return national.equals("2") ? "pharmacy" : "hospital";
    }

    private static Map<String, Object> institution(Institution institution) {
        Map<String, Object> row = new HashMap<>();
        row.put("fixmedins_code", institution.code());
        row.put("fixmedins_name", institution.name());
        row.put("fixmedins_type", institution.isPharmacy() ? "2" : "1");
        row.put("hosp_lv", institution.level());
        return row;
    }
}
