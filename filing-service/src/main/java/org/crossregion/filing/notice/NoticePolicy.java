package org.crossregion.filing.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.NoticeRule;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.policy.AdmissionNoticeTerms;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.Optional;

/** What a person's region wants to be told of stays elsewhere. */
@ApplicationScoped
class NoticePolicy {

    private final Persons persons;
    private final Regions regions;
    private final FilingPolicies policies;

    NoticePolicy(Persons persons, Regions regions, FilingPolicies policies) {
        this.persons = persons;
        this.regions = regions;
        this.policies = policies;
    }

    /**
     * The pooling region a person is insured in.
     *
     * @throws Refused if there is no such person
     */
    RegionCode insuredRegion(String personNo, LocalDate day) {
        return regions.poolingRegion(persons.get(personNo).mainInsurance(day).region()).code();
    }

    /** By the policy in force on the day of admission. */
    Optional<NoticeRule> rule(RegionCode region, LocalDate admittedOn) {
        return Optional.ofNullable(policies.inForce(region, admittedOn).value().admissionNotice())
                .map(AdmissionNoticeTerms::rule);
    }
}
