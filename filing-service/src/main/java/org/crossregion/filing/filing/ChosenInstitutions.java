package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.eligibility.FilingState;
import org.crossregion.filing.his.HisWords;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.policy.HospitalTerms;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Adds an institution to those a filing names, or removes it, at a hospital's word: a change like
 * any other, judged by the same rules, which waits for its review unless the policy says otherwise.
 */
@ApplicationScoped
public class ChosenInstitutions {

    private final FilingRepository filings;
    private final FilingAmendment amendment;
    private final FilingReview review;
    private final FilingPolicies policies;
    private final Clock clock;

    ChosenInstitutions(
            FilingRepository filings,
            FilingAmendment amendment,
            FilingReview review,
            FilingPolicies policies,
            Clock clock) {
        this.filings = filings;
        this.amendment = amendment;
        this.review = review;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Adds it to the person's filing that names institutions.
     *
     * @param which of the person's filings are meant
     * @return the filing that names it, or will once its change is reviewed
     * @throws Refused in the words of a counter, or by the rules of a change
     */
    @Transactional
    public Filing add(
            String personNo,
            String institution,
            Predicate<Filing> which,
            String author,
            String reason) {
        LocalDate today = Beijing.day(clock.instant());
        Filing filing =
                filings.ofPerson(personNo).stream()
                        .filter(one -> one.state() == FilingState.ACTIVE)
                        .filter(one -> !one.hasEndedBefore(today))
                        .filter(one -> !one.institutions().isEmpty())
                        .filter(which)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        HisWords.refused(
                                                FilingRefusal.DESIGNATION_NOT_OFFERED,
                                                "psn_no",
                                                personNo + "：没有须选定点医药机构的有效异地就医备案"));
        if (filing.institutions().contains(institution)) {
            return filing;
        }
        List<String> more = new ArrayList<>(filing.institutions());
        more.add(institution);
        return changed(filing, more, today, author, reason);
    }

    /**
     * Takes it away again: a change that still waits is withdrawn, else another one is made.
     *
     * @param added the filing that adding it ended in
     * @throws Refused if it is the last one, or by the rules of a change
     */
    @Transactional
    public void remove(String added, String institution, String author, String reason) {
        LocalDate today = Beijing.day(clock.instant());
        Filing filing = filings.lock(added).orElseThrow();
        if (filing.state() == FilingState.SUBMITTED && filing.replaces().isPresent()) {
            review.take(added, Transition.CANCELLED, reason, author);
            return;
        }
        Optional<Filing> naming =
                filings.ofPerson(filing.personNo()).stream()
                        .filter(one -> one.state() == FilingState.ACTIVE)
                        .filter(one -> one.institutions().contains(institution))
                        .findFirst();
        if (naming.isEmpty()) {
            return;
        }
        List<String> less = new ArrayList<>(naming.get().institutions());
        less.remove(institution);
        if (less.isEmpty()) {
            throw HisWords.refused(
                    FilingRefusal.INSTITUTIONS_NOT_ACCEPTED,
                    "trt_dcla_detl_sn",
                    "备案 " + naming.get().id() + " 须至少保留一家定点医药机构");
        }
        changed(naming.get(), less, today, author, reason);
    }

    private Filing changed(
            Filing filing,
            List<String> institutions,
            LocalDate today,
            String author,
            String reason) {
        FilingPolicy policy = policies.inForce(filing.insuredRegion(), today).value();
        HospitalTerms.Asking asking = policy.hospitals().designations();
        if (policy.institutionsLocked()) {
            throw HisWords.refused(
                    FilingRefusal.INSTITUTIONS_LOCKED,
                    "fixmedins_code",
                    "备案 " + filing.id() + " 的定点医疗机构确定后不得变更，安置地变化时重新申办");
        }
        if (asking == HospitalTerms.Asking.NONE) {
            throw HisWords.refused(
                    FilingRefusal.DESIGNATION_NOT_OFFERED,
                    "fixmedins_code",
                    "参保地 " + filing.insuredRegion() + " 只在经办机构选定点");
        }
        Filing change =
                amendment.change(
                        filing.id(),
                        new FilingAmendment.Change(
                                Optional.empty(),
                                Optional.of(institutions),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                false,
                                reason,
                                Optional.empty()),
                        author);
        return asking == HospitalTerms.Asking.AT_ONCE
                ? review.take(change.id(), Transition.ACTIVATED, reason, author)
                : change;
    }
}
