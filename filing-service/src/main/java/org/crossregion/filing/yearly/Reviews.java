package org.crossregion.filing.yearly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.person.Insurance;
import org.crossregion.filing.person.Person;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.policy.YearlyReviewTerms;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.suspension.Suspensions;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Records yearly reviews; one that is made up for releases the person. */
@ApplicationScoped
class Reviews {

    private final ReviewRepository rows;
    private final Persons persons;
    private final Suspensions suspensions;
    private final AuditTrail audit;
    private final Clock clock;

    Reviews(
            ReviewRepository rows,
            Persons persons,
            Suspensions suspensions,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.persons = persons;
        this.suspensions = suspensions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param terms of the person's region
     * @throws Refused if the person is not reviewed, not in that year yet or already, or has not
     *     prepaid
     */
    @Transactional
    YearlyReview record(ReviewRequest request, ReviewPolicy.Reviewed reviewed, String author) {
        Instant now = clock.instant();
        LocalDate today = Beijing.day(now);
        YearlyReviewTerms terms = reviewed.terms();
        Person person = persons.lock(request.personNo());
        mustBeHeldFor(person, terms, today);
        int year = request.year() == null ? terms.yearOn(today) : request.year();
        if (today.isBefore(terms.firstDay(year))) {
            throw refused(
                    FilingRefusal.REVIEW_NOT_OPEN, "year", "begins on " + terms.firstDay(year));
        }
        if (rows.exists(person.personNo(), reviewed.region(), year)) {
            throw refused(FilingRefusal.REVIEWED_ALREADY, "year", year + " was reviewed");
        }
        Money premium = request.premiumPaid();
        boolean paid = premium.fen() > 0 && !request.receiptNo().isEmpty();
        if (terms.prepaidPremium() && !paid) {
            throw refused(
                    FilingRefusal.PREMIUM_NOT_PREPAID,
                    "premium",
                    "must be prepaid for " + (year + 1) + " against a receipt");
        }
        YearlyReview review =
                new YearlyReview(
                        person.personNo(),
                        reviewed.region(),
                        year,
                        today,
                        today.isAfter(terms.lastDay(year)),
                        premium,
                        request.receiptNo(),
                        request.why(),
                        author,
                        now);
        rows.add(review);
        if (review.late()) {
            suspensions.reviewMadeUpFor(
                    person.personNo(), reviewed.region(), year, author, year + "年度年审已补办");
        }
        audit.record(
                "yearly-review-recorded",
                "yearly-review/" + person.personNo() + "/" + year,
                Map.of(
                        "personNo", person.personNo(),
                        "insuredRegion", reviewed.region().value(),
                        "premiumFen", Long.toString(premium.fen()),
                        "author", author,
                        "reason", request.why()));
        return review;
    }

    private static void mustBeHeldFor(Person person, YearlyReviewTerms terms, LocalDate today) {
        Insurance insurance = person.mainInsurance(today);
        if (!terms.isFor(insurance.scheme(), insurance.personType())) {
            throw refused(
                    FilingRefusal.REVIEW_NOT_HELD, "personNo", "such a person is not reviewed");
        }
    }

    static Refused refused(FilingRefusal refusal, String field, String message) {
        return new Refused(
                refusal,
                field + ": " + message,
                List.of(new Violation(field, refusal.code(), message)));
    }
}
