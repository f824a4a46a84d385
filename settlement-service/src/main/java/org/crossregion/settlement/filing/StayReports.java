package org.crossregion.settlement.filing;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.eligibility.CareQuestion;
import org.crossregion.messaging.Outbox;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.identity.ProtectedIdentity;

import java.time.Clock;
import java.time.LocalDate;

/** Tells filing-service of stays that the insured region wants to be told of (S4 第十一条(四)). */
@ApplicationScoped
public class StayReports {

    private static final String PHONE = "[0-9+\\- ]{5,20}";

    private final Counter counter;
    private final Outbox outbox;
    private final IdentityProtection protection;
    private final Clock clock;

    StayReports(Counter counter, Outbox outbox, IdentityProtection protection, Clock clock) {
        this.counter = counter;
        this.outbox = outbox;
        this.protection = protection;
        this.clock = clock;
    }

    /**
     * Where a person lies, as the hospital said it; what was not said is empty.
     *
     * @param phone of the contact; what is no telephone number is not passed on
     */
    public record Stay(
            String visitId,
            String personNo,
            String institution,
            LocalDate admittedOn,
            String department,
            String bed,
            String phone) {}

    /**
     * @param question of the same stay
     */
    @Transactional(MANDATORY)
    public void tell(Stay stay, CareQuestion question) {
        if (counter.notice(question).isPresent()) {
            ProtectedIdentity phone =
                    stay.phone().matches(PHONE) ? protection.protect(stay.phone()) : null;
            outbox.add(
                    AdmissionReported.of(stay, question.insuredRegion(), phone, clock.instant()));
        }
    }
}
