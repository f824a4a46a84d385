package org.crossregion.filing.chronic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.person.Person;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Registers who is entitled to which chronic disease, changes it and withdraws it. */
@ApplicationScoped
class Entitlements {

    private final Persons persons;
    private final RegistrationRules rules;
    private final EntitlementRepository rows;
    private final EntitlementJournal journal;
    private final Clock clock;

    Entitlements(
            Persons persons,
            RegistrationRules rules,
            EntitlementRepository rows,
            EntitlementJournal journal,
            Clock clock) {
        this.persons = persons;
        this.rules = rules;
        this.rows = rows;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What came of a registration.
     *
     * @param added false if it was registered before
     */
    record Registered(Entitlement entitlement, boolean added) {}

    /**
     * Registers. The same again, for the same person, disease and first day, is answered as before.
     *
     * @param scope told the insured region before anything is judged; throws if it is not the
     *     caller's
     * @throws Refused naming the first rule that is broken
     */
    @Transactional(dontRollbackOn = Refused.class)
    Registered register(
            Registration asked, Consumer<RegionCode> scope, String author, String reason) {
        LocalDate today = today();
        Person person = known(asked.personNo());
        RegistrationRules.Insured insured = rules.insured(person, asked);
        scope.accept(insured.region());
        ChronicDisease terms = rules.terms(insured, asked, today);
        Entitlement wanted = entitlement(asked, insured, terms, today);
        Optional<Entitlement> before = sameDay(wanted);
        if (before.isPresent()) {
            return new Registered(asBefore(before.get(), wanted), false);
        }
        mustNotOverlap(wanted);
        rules.mustBeIdentified(asked, today);
        rules.mustBeDesignable(terms, wanted.institutions(), today);
        rows.add(wanted);
        journal.enter(wanted, EntitlementStep.Kind.REGISTERED, author, reason);
        return new Registered(wanted, true);
    }

    /** The person, locked so that nobody else registers for them at the same time. */
    private Person known(String personNo) {
        if (persons.find(personNo).isEmpty()) {
            throw RegistrationRules.refused(
                    FilingRefusal.PERSON_UNKNOWN,
                    "personNo",
                    "人员编号 " + personNo + " 不在本平台的参保名册，请由其参保地登记");
        }
        return persons.lock(personNo);
    }

    private Entitlement entitlement(
            Registration asked,
            RegistrationRules.Insured insured,
            ChronicDisease terms,
            LocalDate today) {
        return new Entitlement(
                rows.nextId(insured.region(), today),
                1,
                asked.personNo(),
                insured.region(),
                insured.insurance().scheme(),
                terms.code(),
                terms.name(),
                asked.validFrom(),
                rules.lastDay(terms, asked),
                Optional.empty(),
                RegistrationRules.designated(terms, asked),
                asked.identifiedBy(),
                asked.identifiedOn(),
                asked.doctorCode(),
                asked.doctorName(),
                asked.registeredAt());
    }

    private Optional<Entitlement> sameDay(Entitlement wanted) {
        return rows.ofPerson(wanted.personNo()).stream()
                .filter(one -> !one.isWithdrawn())
                .filter(one -> one.diseaseCode().equals(wanted.diseaseCode()))
                .filter(one -> one.validFrom().equals(wanted.validFrom()))
                .findFirst();
    }

    private static Entitlement asBefore(Entitlement before, Entitlement wanted) {
        List<String> differing = new ArrayList<>();
        compare(differing, "险种", before.scheme(), wanted.scheme());
        compare(differing, "结束日期", before.validUntil(), wanted.validUntil());
        compare(differing, "定点机构", before.institutions(), wanted.institutions());
        compare(differing, "鉴定机构", before.identifiedBy(), wanted.identifiedBy());
        compare(differing, "鉴定日期", before.identifiedOn(), wanted.identifiedOn());
        if (!differing.isEmpty()) {
            throw RegistrationRules.refused(
                    FilingRefusal.ENTITLEMENT_OVERLAPS,
                    "diseaseCode",
                    before.diseaseName()
                            + "已登记为 "
                            + before.id()
                            + "，不同的内容："
                            + String.join("、", differing));
        }
        return before;
    }

    private static void compare(List<String> differing, String name, Object before, Object now) {
        if (!before.equals(now)) {
            differing.add(name);
        }
    }

    private void mustNotOverlap(Entitlement wanted) {
        for (Entitlement one : rows.ofPerson(wanted.personNo())) {
            boolean sameDisease =
                    !one.isWithdrawn() && one.diseaseCode().equals(wanted.diseaseCode());
            if (sameDisease && overlap(one, wanted)) {
                throw RegistrationRules.refused(
                        FilingRefusal.ENTITLEMENT_OVERLAPS,
                        "validFrom",
                        one.diseaseName()
                                + "已登记为 "
                                + one.id()
                                + "，"
                                + one.validFrom()
                                + " 至 "
                                + one.validUntil().map(LocalDate::toString).orElse("长期"));
            }
        }
    }

    private static boolean overlap(Entitlement one, Entitlement other) {
        return !one.validFrom().isAfter(other.validUntil().orElse(LocalDate.MAX))
                && !other.validFrom().isAfter(one.validUntil().orElse(LocalDate.MAX));
    }

    /**
     * What a change makes of an entitlement.
     *
     * @param validUntil the new last day; absent for no end
     */
    record Change(Optional<LocalDate> validUntil, List<String> institutions) {}

    /** Gives it another last day or other institutions; what it says already changes nothing. */
    @Transactional
    Entitlement change(
            String id, Change change, Consumer<RegionCode> scope, String author, String reason) {
        Entitlement before = lock(id, scope);
        if (before.isWithdrawn()) {
            throw RegistrationRules.refused(FilingRefusal.ENTITLEMENT_WITHDRAWN, "id", id + " 已撤销");
        }
        Entitlement after = before.changed(change.validUntil(), change.institutions());
        boolean same =
                after.validUntil().equals(before.validUntil())
                        && after.institutions().equals(before.institutions());
        if (same) {
            return before;
        }
        Registration asked = asRegistration(after);
        ChronicDisease terms =
                rules.terms(rules.insured(persons.lock(after.personNo()), asked), asked, today());
        rules.mustFit(terms, after.validFrom(), after.validUntil());
        rules.mustBeDesignable(terms, after.institutions(), today());
        rows.ofPerson(after.personNo()).stream()
                .filter(one -> !one.id().equals(id) && !one.isWithdrawn())
                .filter(one -> one.diseaseCode().equals(after.diseaseCode()))
                .filter(one -> overlap(one, after))
                .findFirst()
                .ifPresent(
                        one -> {
                            throw RegistrationRules.refused(
                                    FilingRefusal.ENTITLEMENT_OVERLAPS,
                                    "validUntil",
                                    "与 " + one.id() + " 的有效期重叠");
                        });
        rows.change(after);
        journal.enter(after, EntitlementStep.Kind.CHANGED, author, reason);
        return after;
    }

    private static Registration asRegistration(Entitlement one) {
        return new Registration(
                one.personNo(),
                Optional.of(one.scheme()),
                one.diseaseCode(),
                one.validFrom(),
                one.validUntil(),
                one.institutions(),
                one.identifiedBy(),
                one.identifiedOn(),
                one.doctorCode(),
                one.doctorName(),
                "");
    }

    /** From today on it holds no more; what was withdrawn before stays as it was. */
    @Transactional
    Entitlement withdraw(String id, Consumer<RegionCode> scope, String author, String reason) {
        Entitlement before = lock(id, scope);
        return before.isWithdrawn() ? before : ended(before, author, reason);
    }

    /**
     * The same at a hospital's word, if that hospital registered it or found the disease; to any
     * other there is no such entitlement.
     */
    @Transactional
    Entitlement withdrawAt(
            String institution, String personNo, String id, String author, String reason) {
        Entitlement before = lock(id, region -> {});
        boolean its =
                before.registeredAt().equals(institution)
                        || before.identifiedBy().equals(institution);
        if (!its || !before.personNo().equals(personNo)) {
            throw unknown(id);
        }
        return before.isWithdrawn() ? before : ended(before, author, reason);
    }

    private Entitlement ended(Entitlement before, String author, String reason) {
        Entitlement after = before.withdrawn(today());
        rows.change(after);
        journal.enter(after, EntitlementStep.Kind.WITHDRAWN, author, reason);
        return after;
    }

    private Entitlement lock(String id, Consumer<RegionCode> scope) {
        Entitlement one = rows.lock(id).orElseThrow(() -> unknown(id));
        scope.accept(one.insuredRegion());
        return one;
    }

    static Refused unknown(String id) {
        return RegistrationRules.refused(FilingRefusal.ENTITLEMENT_UNKNOWN, "id", "没有慢特病登记 " + id);
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
