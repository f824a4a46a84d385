package org.crossregion.filing.filing;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.problem.Violation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes applications that come otherwise than one by one, by exactly the same rules. */
@ApplicationScoped
public class Submissions {

    private final FilingSubmission submission;
    private final FilingReview review;
    private final FilingRepository filings;
    private final Validator validator;

    Submissions(
            FilingSubmission submission,
            FilingReview review,
            FilingRepository filings,
            Validator validator) {
        this.submission = submission;
        this.review = review;
        this.filings = filings;
        this.validator = validator;
    }

    /**
     * Submits an application in the caller's transaction, which goes on if it is refused: nothing
     * has been written then.
     *
     * @throws Refused naming the first rule that is broken
     */
    @Transactional(value = MANDATORY, dontRollbackOn = Refused.class)
    public Filing submit(FilingRequest request, String author) {
        List<Violation> broken =
                validator.validate(request).stream()
                        .map(Submissions::violation)
                        .sorted(Comparator.comparing(Violation::field))
                        .toList();
        if (!broken.isEmpty()) {
            Violation first = broken.get(0);
            throw new Refused(
                    SharedRefusal.INVALID_REQUEST, first.field() + ": " + first.message(), broken);
        }
        return submission.submit(request.application(), Optional.empty(), author);
    }

    /** Activates a filing that was reviewed before it was submitted. */
    @Transactional(MANDATORY)
    public Filing activate(String id, String reason) {
        return review.take(id, Transition.ACTIVATED, reason);
    }

    /** The filings of these persons that were neither cancelled nor refused. */
    public List<Filing> standing(Collection<String> personNos) {
        return filings.standing(personNos);
    }

    private static Violation violation(ConstraintViolation<FilingRequest> broken) {
        return new Violation(
                broken.getPropertyPath().toString(),
                broken.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName(),
                broken.getMessage());
    }
}
