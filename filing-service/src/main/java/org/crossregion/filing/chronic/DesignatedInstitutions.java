package org.crossregion.filing.chronic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.his.HisWords;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Adds an institution to those a person's chronic disease entitlements designate, or removes it.
 */
@ApplicationScoped
public class DesignatedInstitutions {

    /** A hospital speaks for patients of any region; the region's terms say whether it may. */
    private static final Consumer<RegionCode> ANYWHERE = region -> {};

    private final Entitlements entitlements;
    private final EntitlementRepository rows;
    private final RegistrationRules rules;
    private final Persons persons;
    private final Clock clock;

    DesignatedInstitutions(
            Entitlements entitlements,
            EntitlementRepository rows,
            RegistrationRules rules,
            Persons persons,
            Clock clock) {
        this.entitlements = entitlements;
        this.rows = rows;
        this.rules = rules;
        this.persons = persons;
        this.clock = clock;
    }

    /**
     * Adds it wherever the terms demand chosen institutions and let hospitals register.
     *
     * @return the entitlements that now designate it, whether they did before or not
     * @throws org.crossregion.web.problem.Refused in the words of a counter
     */
    @Transactional
    public List<String> add(String personNo, String institution, String author, String reason) {
        List<Entitlement> current = current(personNo);
        if (current.isEmpty()) {
            throw HisWords.refused(
                    FilingRefusal.ENTITLEMENT_UNKNOWN, "psn_no", personNo + "：没有有效的门慢门特登记");
        }
        List<String> designating = new ArrayList<>();
        for (Entitlement one : current) {
            ChronicDisease terms = terms(one);
            if (terms.maxInstitutions() == 0 || !terms.hospitalsRegister()) {
                continue;
            }
            if (!one.institutions().contains(institution)) {
                List<String> more = new ArrayList<>(one.institutions());
                more.add(institution);
                change(one, more, author, reason);
            }
            designating.add(one.id());
        }
        if (designating.isEmpty()) {
            throw HisWords.refused(
                    FilingRefusal.DESIGNATION_NOT_OFFERED,
                    "biz_appy_type",
                    "该人员的门慢门特病种不限定点，或只在参保地经办机构选定点");
        }
        return designating;
    }

    /**
     * Removes it, except where it is the last one.
     *
     * @return whether every entitlement could do without it
     */
    @Transactional
    public boolean remove(
            String personNo, String institution, List<String> from, String author, String reason) {
        boolean everywhere = true;
        for (Entitlement one : current(personNo)) {
            if (!from.contains(one.id()) || !one.institutions().contains(institution)) {
                continue;
            }
            if (one.institutions().size() == 1) {
                everywhere = false;
                continue;
            }
            List<String> less = new ArrayList<>(one.institutions());
            less.remove(institution);
            change(one, less, author, reason);
        }
        return everywhere;
    }

    private void change(Entitlement one, List<String> institutions, String author, String reason) {
        entitlements.change(
                one.id(),
                new Entitlements.Change(one.validUntil(), institutions),
                ANYWHERE,
                author,
                reason);
    }

    /** The person's entitlements that hold today or later. */
    private List<Entitlement> current(String personNo) {
        LocalDate today = Beijing.day(clock.instant());
        persons.lock(personNo);
        return rows.ofPerson(personNo).stream()
                .filter(one -> !one.isWithdrawn())
                .filter(one -> one.validUntil().filter(day -> day.isBefore(today)).isEmpty())
                .toList();
    }

    private ChronicDisease terms(Entitlement one) {
        LocalDate today = Beijing.day(clock.instant());
        LocalDate day = one.validFrom().isAfter(today) ? one.validFrom() : today;
        return rules.offered(one.insuredRegion(), one.diseaseCode(), day);
    }
}
