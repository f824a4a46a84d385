package org.crossregion.filing.filing;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.filing.FilingChanged.Referred;
import org.crossregion.filing.filing.IntakeJob.Judged;
import org.crossregion.messaging.Outbox;
import org.crossregion.messaging.Outbox.Told;
import org.crossregion.values.FilingType;
import org.crossregion.web.audit.AuditTrail;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records a step: its row, its event and its line in the audit trail, together or not at all. */
@ApplicationScoped
class FilingJournal {

    private final FilingRepository filings;
    private final ReferralRepository referrals;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    FilingJournal(
            FilingRepository filings,
            ReferralRepository referrals,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.filings = filings;
        this.referrals = referrals;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param filing as it stands after the step
     */
    @Transactional(MANDATORY)
    void enter(Filing filing, Transition transition, String author, String reason) {
        Instant now = clock.instant();
        filings.addStep(filing.id(), Step.of(filing, transition, now, author, reason));
        outbox.add(FilingChanged.of(filing, transition, now, referrals.told(filing)));
        audit.record(action(transition), subject(filing), detail(filing, reason));
    }

    /** What is told of a new filing, in the name of who makes the request now. */
    Judged madeOut(NewFiling one) {
        List<Told> events = new ArrayList<>();
        List<AuditTrail.Done> done = new ArrayList<>();
        for (int i = 0; i < one.steps().size(); i++) {
            Filing then = one.stages().get(i);
            Step step = one.steps().get(i);
            Optional<Referred> referral =
                    Optional.of(then)
                            .filter(filing -> filing.type() == FilingType.REFERRAL)
                            .map(filing -> Referred.of(one.dossier(), filing.reason()));
            events.add(
                    Told.ofRequest(FilingChanged.of(then, step.transition(), step.at(), referral)));
            done.add(
                    new AuditTrail.Done(
                            action(step.transition()), subject(then), detail(then, step.reason())));
        }
        return new Judged(one, events, audit.madeOut(done));
    }

    /** Tells of new filings, whose steps are written. */
    @Transactional(MANDATORY)
    void enterAll(List<Judged> added) {
        outbox.tellAll(added.stream().flatMap(one -> one.events().stream()).toList());
        audit.recordMadeOut(added.stream().map(Judged::audit).toList());
    }

    private static String action(Transition transition) {
        return "filing-" + transition.code();
    }

    private static String subject(Filing filing) {
        return "filing/" + filing.id();
    }

    private static Map<String, Object> detail(Filing filing, String reason) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("personNo", filing.personNo());
        detail.put("insuredRegion", filing.insuredRegion().value());
        detail.put("version", filing.version());
        detail.put("reason", reason);
        return detail;
    }
}
