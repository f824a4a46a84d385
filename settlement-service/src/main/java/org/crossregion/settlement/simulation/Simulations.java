package org.crossregion.settlement.simulation;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.benefit.BenefitPolicies;
import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.settlement.benefit.PolicyFiles;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Answers what a month would have cost under the policies of a file. One run at a time, so that
 * hospitals that settle meanwhile do not notice.
 */
@ApplicationScoped
class Simulations {

    private static final int TRANSACTION_SECONDS = 600;
    private static final int RETRY_AFTER_SECONDS = 30;

    private final SimulationRepository rows;
    private final BenefitPolicies stored;
    private final Clock clock;
    private final Semaphore one = new Semaphore(1);

    Simulations(SimulationRepository rows, BenefitPolicies stored, Clock clock) {
        this.rows = rows;
        this.stored = stored;
        this.clock = clock;
    }

    Period lastMonth() {
        return Period.monthOf(clock.instant()).previous();
    }

    /**
     * @throws Refused if the file is not sound, no policy in it is for the region, or another
     *     simulation runs
     */
    SimulationView simulate(RegionCode region, Period month, byte[] file) {
        List<BenefitPolicy> policies = PolicyFiles.read(file);
        if (policies.stream().noneMatch(policy -> concerns(policy.region(), region))) {
            throw Refused.field(
                    "region",
                    "in-file",
                    "文件中没有该区划适用的政策 / no policy in the file applies to " + region);
        }
        if (!one.tryAcquire()) {
            throw Refused.forNow(
                    SharedRefusal.BUSY, "另一次测算正在进行 / another simulation runs", RETRY_AFTER_SECONDS);
        }
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout(TRANSACTION_SECONDS)
                    .call(() -> run(region, month, policies));
        } finally {
            one.release();
        }
    }

    private SimulationView run(RegionCode region, Period month, List<BenefitPolicy> policies) {
        rows.onlyRead();
        SimulationRun run =
                new SimulationRun(
                        new Candidates(policies, stored::find, month.firstDay().getYear()));
        rows.forEach(month, region, run::enter);
        return run.view(region, month, policies, rows.computedElsewhere(month, region));
    }

    /** Above the asked region or within it. */
    private static boolean concerns(RegionCode policy, RegionCode asked) {
        return policy.equals(asked)
                || policy.equals(RegionCode.NATION)
                || asked.equals(RegionCode.NATION)
                || policy.equals(asked.province())
                || asked.isProvince() && asked.sameProvince(policy);
    }
}
