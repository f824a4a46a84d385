package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.refusal.SettlementRefusal.PERSON_DIFFERS;
import static org.crossregion.settlement.refusal.SettlementRefusal.PERSON_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.values.Beijing;
import org.crossregion.web.problem.Refused;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says who a person is (1101) and which institution this is (1201). */
@ApplicationScoped
class PersonDesk implements Desk {

    private static final int MOST = 100;

    private final Persons persons;
    private final Reference reference;

    PersonDesk(Persons persons, Reference reference) {
        this.persons = persons;
        this.reference = reference;
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of("1101", this::person, "1201", this::institutions);
    }

    private Map<String, ?> person(Request request) {
        InsuredPerson person = shown(request.one("data"));
        mustBeAsSaid(request.one("data"), person);
        Map<String, Object> base = new HashMap<>();
        base.put("psn_no", person.personNo());
        base.put("psn_cert_type", person.certificateType());
        base.put("certno", persons.certificateNo(person));
        base.put("psn_name", person.name());
        base.put("gend", person.sex());
        base.put("brdy", person.birthDate());
        base.put("age", person.ageOn(Beijing.day(request.receivedAt())));
        return Map.of(
                "baseinfo",
                base,
                "insuinfo",
                person.insurances().stream().map(PersonDesk::relation).toList());
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
