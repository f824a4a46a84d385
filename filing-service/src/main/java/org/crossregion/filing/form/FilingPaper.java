package org.crossregion.filing.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.agency.AgencyScope;
import org.crossregion.filing.filing.Dossier;
import org.crossregion.filing.filing.Filing;
import org.crossregion.filing.filing.Filings;
import org.crossregion.filing.filing.Material;
import org.crossregion.filing.person.Insurance;
import org.crossregion.filing.person.Person;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.region.Region;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.identity.ProtectedIdentity;
import org.crossregion.web.security.Role;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what a form about a filing prints, if the caller may see the filing. */
@ApplicationScoped
class FilingPaper {

    private final Filings filings;
    private final FilingPolicies policies;
    private final Persons persons;
    private final Regions regions;
    private final IdentityProtection protection;
    private final AgencyScope scope;

    FilingPaper(
            Filings filings,
            FilingPolicies policies,
            Persons persons,
            Regions regions,
            IdentityProtection protection,
            AgencyScope scope) {
        this.filings = filings;
        this.policies = policies;
        this.persons = persons;
        this.regions = regions;
        this.protection = protection;
        this.scope = scope;
    }

    /** Who may see a form about a filing. */
    static final Set<String> READERS =
            Set.of(Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR);

    /**
     * A filing, whose it is, and the relation it was made under.
     *
     * @param policy the policy it was judged by
     * @param submittedOn the Beijing day it was submitted
     */
    record Subject(
            Filing filing,
            Dossier dossier,
            FilingPolicy policy,
            Person person,
            Insurance insurance,
            LocalDate submittedOn) {}

    /**
     * @throws org.crossregion.web.problem.Refused if there is no such filing or it is not the
     *     caller's region's
     */
    Subject subject(String filingId) {
        Filing filing = filings.get(filingId);
        scope.mustCover(filing.insuredRegion(), filing.agency());
        Dossier dossier = filings.dossier(filingId);
        Person person = persons.get(filing.personNo());
        LocalDate submittedOn = Beijing.day(dossier.submittedAt());
        return new Subject(
                filing,
                dossier,
                policies.recorded(dossier.policyRegion(), dossier.policyValidFrom()),
                person,
                person.mainInsurance(submittedOn),
                submittedOn);
    }

    List<Material> materials(String filingId) {
        return filings.materials(filingId);
    }

    /** The type, and the category of persons where the policy has any. */
    static String typeName(Subject subject) {
        Filing filing = subject.filing();
        return subject.policy()
                .terms(filing.type(), filing.category())
                .filter(terms -> !terms.label().isEmpty())
                .map(terms -> filing.type().label() + "（" + terms.label() + "）")
                .orElse(filing.type().label());
    }

    /** Such as 吉林省; the province of the insured region, as forms begin their titles. */
    String province(Filing filing) {
        return name(filing.insuredRegion().province());
    }

    String name(RegionCode code) {
        return regions.find(code).map(Region::name).orElse("");
    }

    /** Names and codes of regions, in their order. */
    String names(Collection<RegionCode> codes) {
        return codes.stream()
                .map(code -> "%s（%s）".formatted(name(code), code))
                .collect(Collectors.joining("、"));
    }

    String masked(ProtectedIdentity identity) {
        return IdentityProtection.mask(protection.reveal(identity));
    }

    static LinkedHashMap<String, String> lines(List<String> labels) {
        LinkedHashMap<String, String> lines = new LinkedHashMap<>();
        labels.forEach(label -> lines.put(label, ""));
        return lines;
    }
}
