package org.crossregion.filing.filing;

import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.ProtectedIdentity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was recorded when a filing was submitted and does not change afterwards.
 *
 * @param policyRegion with {@code policyValidFrom} and version the policy it was judged by
 * @param confirmationDemanded the treatment place must confirm the institutions, and no paper did
 * @param referredBy the institution that referred the person, where one was named
 * @param diagnosis the code of the disease they were referred for, where it was said
 */
public record Dossier(
        Instant submittedAt,
        RegionCode policyRegion,
        LocalDate policyValidFrom,
        int policyVersion,
        Optional<String> referredBy,
        Optional<String> diagnosis,
        Optional<AgentOnFile> agent,
        boolean confirmationDemanded) {

    /**
     * The agent, with the number protected.
     *
     * @param personShown the person's own identity was shown as well
     */
    public record AgentOnFile(
            String name,
            String relation,
            String phone,
            ProtectedIdentity identity,
            boolean personShown) {}
}
