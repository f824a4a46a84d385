package org.crossregion.filing.yearly;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.person.Persons;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.policy.YearlyReviewTerms;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.region.Region;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which regions hold a yearly review, and by what terms. */
@ApplicationScoped
class ReviewPolicy {

    private final Persons persons;
    private final Regions regions;
    private final FilingPolicies policies;

    ReviewPolicy(Persons persons, Regions regions, FilingPolicies policies) {
        this.persons = persons;
        this.regions = regions;
        this.policies = policies;
    }

    /** A region that holds a review. */
    record Reviewed(RegionCode region, YearlyReviewTerms terms) {}

    /** The region a person belongs to. */
    RegionCode regionOf(String personNo, LocalDate today) {
        return regions.poolingRegion(persons.get(personNo).mainInsurance(today).region()).code();
    }

    /**
     * @throws Refused if the region holds none
     */
    Reviewed mustHold(RegionCode region, LocalDate today) {
        return terms(region, today)
                .map(terms -> new Reviewed(region, terms))
                .orElseThrow(
                        () ->
                                Reviews.refused(
                                        FilingRefusal.REVIEW_NOT_HELD,
                                        "region",
                                        region + " holds no yearly review"));
    }

    /** Every hosted pooling region that holds one on a day. */
    List<Reviewed> on(LocalDate day) {
        return regions.poolingRegions().stream()
                .filter(Region::hosted)
                .map(Region::code)
                .flatMap(code -> terms(code, day).map(one -> new Reviewed(code, one)).stream())
                .toList();
    }

    /** A region without any policy holds none. */
    private Optional<YearlyReviewTerms> terms(RegionCode region, LocalDate day) {
        return policies.find(region, day).flatMap(one -> Optional.ofNullable(one.yearlyReview()));
    }
}
