package org.crossregion.fund.emergency;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.alert.Alerts.Watched;
import org.crossregion.fund.quota.QuotaPolicies;
import org.crossregion.fund.quota.QuotaPolicy;
import org.crossregion.fund.reference.WorkingDays;
import org.crossregion.fund.utilisation.Utilisation;
import org.crossregion.fund.utilisation.Utilised;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;

/** Opens the way to an emergency increase: the policy's red threshold (90 %) has to be reached. */
@ApplicationScoped
class RedLine {

    private final Utilisation utilisation;
    private final QuotaPolicies policies;
    private final WorkingDays workingDays;

    RedLine(Utilisation utilisation, QuotaPolicies policies, WorkingDays workingDays) {
        this.utilisation = utilisation;
        this.policies = policies;
        this.workingDays = workingDays;
    }

    /** The policy in force for a pair on a day. */
    QuotaPolicy policy(RegionPair pair, LocalDate day) {
        return policies.inForce(pair, day)
                .orElseThrow(
                        () ->
                                new Refused(
                                        FundRefusal.QUOTA_POLICY_MISSING,
                                        "no policy for %s on %s".formatted(pair, day)));
    }

    /** The last working day to decide what is asked for today. */
    LocalDate decideBy(QuotaPolicy policy, LocalDate today) {
        return workingDays.after(today, policy.decisionDays());
    }

    /**
     * The use that is at or above the threshold.
     *
     * @throws Refused below it
     */
    Utilised mustBeReached(RegionPair pair, Scheme scheme, LocalDate today) {
        String which = pair + " " + scheme.code();
        QuotaPolicy policy = policy(pair, today);
        Utilised use = utilisation.highest(new Watched(pair, scheme), policy, policies.on(today));
        if (use.liveShare().isEmpty()) {
            throw new Refused(
                    FundRefusal.UTILISATION_BELOW_RED,
                    "nothing is paid in for " + which + ", so nothing of it can be in use");
        }
        if (use.liveShare().orElseThrow().compareTo(policy.red()) < 0) {
            throw new Refused(
                    FundRefusal.UTILISATION_BELOW_RED,
                    "the utilisation of %s is %s (%s of %s in %s), the red threshold %s"
                            .formatted(
                                    which,
                                    use.liveShare().orElseThrow(),
                                    use.used(),
                                    use.paidIn(),
                                    use.period(),
                                    policy.red()));
        }
        return use;
    }
}
