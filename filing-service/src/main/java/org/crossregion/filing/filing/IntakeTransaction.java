package org.crossregion.filing.filing;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.filing.IntakeJob.Judged;
import org.crossregion.values.Beijing;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges applications in their order and writes what is accepted, in the caller's transaction. */
@ApplicationScoped
class IntakeTransaction {

    private final Applicants applicants;
    private final FilingDrafts drafts;
    private final FilingSubmission submission;
    private final FilingViews views;
    private final Clock clock;

    IntakeTransaction(
            Applicants applicants,
            FilingDrafts drafts,
            FilingSubmission submission,
            FilingViews views,
            Clock clock) {
        this.applicants = applicants;
        this.drafts = drafts;
        this.submission = submission;
        this.views = views;
        this.clock = clock;
    }

    /** Each of them has its answer afterwards. */
    @Transactional(MANDATORY)
    void work(List<IntakeJob> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        LockedApplicants locked =
                applicants.lockAll(
                        jobs.stream().map(job -> job.asked().application().personNo()).toList());
        Instant now = clock.instant();
        Map<String, String> documents = new HashMap<>();
        List<Judged> accepted = new ArrayList<>();
        for (IntakeJob job : jobs) {
            if (namesAnothers(job, documents)) {
                job.leaveAlone();
            } else {
                judge(job, locked, now).ifPresent(accepted::add);
            }
        }
        submission.writeJudged(accepted);
    }

    private Optional<Judged> judge(IntakeJob job, LockedApplicants locked, Instant now) {
        List<Judged> judged = new ArrayList<>();
        try {
            job.asked().inItsName(() -> judged.add(judged(job, locked, now)));
        } catch (Refused refused) {
            job.fail(refused);
        }
        return judged.stream().findFirst();
    }

    private Judged judged(IntakeJob job, LockedApplicants locked, Instant now) {
        Application application = job.asked().application();
        NewFiling draft =
                drafts.draft(
                        application,
                        applicants.applicant(locked, application.personNo(), Beijing.day(now)),
                        Optional.empty(),
                        job.asked().author(),
                        now);
        locked.filed(draft.filing());
        Judged judged = submission.madeOut(draft);
        job.filed(FilingViews.created(views.of(draft)));
        return judged;
    }

    /**
     * Whether it names a document that one before it names for somebody else: whose it is, is known
     * when that one is written.
     */
    private static boolean namesAnothers(IntakeJob job, Map<String, String> documents) {
        String personNo = job.asked().application().personNo();
        return job.asked().documents().stream()
                .anyMatch(
                        document ->
                                !personNo.equals(
                                        documents.computeIfAbsent(document, no -> personNo)));
    }
}
