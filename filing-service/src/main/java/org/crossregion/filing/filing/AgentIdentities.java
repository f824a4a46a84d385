package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.filing.Dossier.AgentOnFile;
import org.crossregion.filing.person.IdentityNumber;
import org.crossregion.filing.person.Person;
import org.crossregion.filing.policy.AgentOccasion;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.security.Environment;

import java.time.LocalDate;
import java.util.List;

/** Whether who acts for a person shows the identities that the policy demands. */
@ApplicationScoped
class AgentIdentities {

    private final IdentityProtection protection;

    AgentIdentities(IdentityProtection protection) {
        this.protection = protection;
    }

    /**
     * Both numbers are valid, the person's is the person's own, and it is there where it must be.
     *
     * @throws Refused naming the number that is not right
     */
    void mustHold(
            Agent agent,
            Person person,
            FilingPolicy policy,
            AgentOccasion occasion,
            LocalDate today) {
        IdentityNumber.fault(agent.certificateNo(), !Environment.isProduction(), today)
                .ifPresent(
                        fault -> {
                            throw refused("agent.certificateNo", "the number " + fault);
                        });
        if (agent.personCertificateNo().isEmpty()) {
            if (policy.agentShowsBoth().contains(occasion)) {
                throw refused(
                        "agent.personCertificateNo",
                        "the person's own identity must be shown as well");
            }
            return;
        }
        String shown = agent.personCertificateNo().get();
        if (!protection.index(shown).equals(person.identity().index())) {
            throw refused("agent.personCertificateNo", "is not the person's number");
        }
        if (shown.equals(agent.certificateNo())) {
            throw refused("agent.certificateNo", "is the person's own: nobody is their own agent");
        }
    }

    /** The agent as they are kept, without a number in clear. */
    AgentOnFile onFile(Agent agent) {
        return new AgentOnFile(
                agent.name(),
                agent.relation(),
                agent.phone(),
                protection.protect(agent.certificateNo()),
                agent.personCertificateNo().isPresent());
    }

    private static Refused refused(String field, String message) {
        return new Refused(
                FilingRefusal.AGENT_IDENTITY_INVALID,
                field + ": " + message,
                List.of(
                        new Violation(
                                field, FilingRefusal.AGENT_IDENTITY_INVALID.code(), message)));
    }
}
