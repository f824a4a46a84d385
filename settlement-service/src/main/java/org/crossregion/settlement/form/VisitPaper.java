package org.crossregion.settlement.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.forms.Cell;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.settlement.reference.Region;
import org.crossregion.settlement.visit.Diagnosis;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitScope;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.security.Role;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the papers about a visit say alike: who, where, when, and the names of places. */
@ApplicationScoped
class VisitPaper {

    /** Who may read what was declared at a visit. */
    static final Set<String> READERS =
            Set.of(
                    Role.HOSPITAL,
                    Role.FEE_AUDITOR,
                    Role.AUTHORITY,
                    Role.AUDITOR,
                    Role.ADMINISTRATOR);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Visits visits;
    private final Persons persons;
    private final Reference reference;
    private final VisitScope scope;

    VisitPaper(Visits visits, Persons persons, Reference reference, VisitScope scope) {
        this.visits = visits;
        this.persons = persons;
        this.reference = reference;
        this.scope = scope;
    }

    /** A visit that the caller may see. */
    Visit seen(String visitId) {
        Visit visit = visits.find(visitId);
        scope.mustSee(visit);
        return visit;
    }

    InsuredPerson person(Visit visit) {
        return persons.find(visit.personNo());
    }

    Institution institution(Visit visit) {
        return reference.institution(visit.institution());
    }

    /** Name, sex, age and masked number, as every paper begins. */
    Map<String, Cell> patient(Visit visit) {
        InsuredPerson person = person(visit);
        Map<String, Cell> fields = new LinkedHashMap<>();
        fields.put("姓名", Cell.of(person.name()));
        fields.put("性别", Cell.of(person.sex().equals("1") ? "男" : "女"));
        fields.put("年龄", Cell.of(person.ageOn(Beijing.day(visit.beganAt())) + "岁"));
        fields.put("证件号码", Cell.of(masked(person)));
        return fields;
    }

    String masked(InsuredPerson person) {
        return IdentityProtection.mask(persons.certificateNo(person));
    }

    String region(RegionCode code, LocalDate day) {
        return reference.findRegion(code, day).map(Region::name).orElse(code.value());
    }

    static String time(Instant at) {
        return TIME.format(Beijing.local(at));
    }

    static String diagnoses(Visit visit) {
        return String.join("；", visit.diagnoses().stream().map(Diagnosis::name).toList());
    }

    /** Department and bed, where they are known. */
    static String ward(Visit visit) {
        List<String> parts =
                List.of(visit.departmentName(), visit.bed()).stream()
                        .filter(part -> !part.isBlank())
                        .toList();
        return String.join(" / ", parts);
    }

    /** Lines to be signed by hand. */
    static LinkedHashMap<String, String> toSign(String... labels) {
        LinkedHashMap<String, String> lines = new LinkedHashMap<>();
        for (String label : labels) {
            lines.put(label, "");
        }
        return lines;
    }
}
