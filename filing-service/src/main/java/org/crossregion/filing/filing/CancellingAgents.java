package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.person.Persons;
import org.crossregion.filing.policy.AgentOccasion;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.values.Beijing;

import java.time.Clock;
import java.time.LocalDate;

/** Who cancels for a person, with both identities where the policy says so (S0 四.4). */
@ApplicationScoped
class CancellingAgents {

    private final AgentIdentities identities;
    private final Persons persons;
    private final FilingPolicies policies;
    private final FilingRepository filings;
    private final Clock clock;

    CancellingAgents(
            AgentIdentities identities,
            Persons persons,
            FilingPolicies policies,
            FilingRepository filings,
            Clock clock) {
        this.identities = identities;
        this.persons = persons;
        this.policies = policies;
        this.filings = filings;
        this.clock = clock;
    }

    /**
     * @param cancelled the filing after the step
     * @throws org.crossregion.web.problem.Refused if an identity is not right
     */
    void enter(Filing cancelled, Agent agent) {
        LocalDate today = Beijing.day(clock.instant());
        identities.mustHold(
                agent,
                persons.get(cancelled.personNo()),
                policies.inForce(cancelled.insuredRegion(), today).value(),
                AgentOccasion.CANCELLATION,
                today);
        filings.addAgent(cancelled, identities.onFile(agent));
    }
}
