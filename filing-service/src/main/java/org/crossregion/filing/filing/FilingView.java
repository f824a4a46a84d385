package org.crossregion.filing.filing;

import org.crossregion.eligibility.FilingState;
import org.crossregion.eligibility.HomeCare;
import org.crossregion.filing.filing.Dossier.AgentOnFile;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.identity.IdentityProtection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A filing as it is shown.
 *
 * @param validUntil null if it has no end, or ended before it ever held
 * @param proofDue the last day for proof that a promise stands for; null if none is due
 * @param replaces the filing whose place it takes once active, or null
 * @param district the region code insured under when it was submitted
 * @param agency who is competent, or null if the region has no agencies
 * @param reviewDue the last day for the review
 * @param reviewOverdue it still waits and that day has passed
 * @param agent null if the person filed in person; only when one filing is asked for
 * @param confirmation by which the treatment place confirmed the institutions, or null; only when
 *     one filing is asked for
 * @param materials only when one filing is asked for
 * @param history every step, the first included; only when one filing is asked for
 */
record FilingView(
        String id,
        int version,
        FilingState state,
        String personNo,
        FilingType type,
        String category,
        RegionCode insuredRegion,
        Scheme scheme,
        List<RegionCode> treatmentRegions,
        List<String> institutions,
        String channel,
        LocalDate validFrom,
        LocalDate validUntil,
        boolean onPromise,
        boolean promised,
        LocalDate proofDue,
        boolean proofMissed,
        boolean accountSuspended,
        HomeCare homeCare,
        String reason,
        String replaces,
        RegionCode district,
        String agency,
        LocalDate reviewDue,
        boolean reviewOverdue,
        AgentView agent,
        Confirmation confirmation,
        List<MaterialView> materials,
        List<StepView> history) {

    /**
     * Who acted for the person, with a masked number.
     *
     * @param personShown the person's own identity was shown as well
     */
    record AgentView(
            String name, String relation, String phone, String certificateNo, boolean personShown) {

        static AgentView of(AgentOnFile agent, IdentityProtection protection) {
            return new AgentView(
                    agent.name(),
                    agent.relation(),
                    IdentityProtection.mask(agent.phone()),
                    IdentityProtection.mask(protection.reveal(agent.identity())),
                    agent.personShown());
        }
    }

    /**
     * One step of its life.
     *
     * @param agent who took it for the person, or null
     */
    record StepView(
            int version,
            Transition transition,
            FilingState state,
            LocalDate validUntil,
            Instant at,
            String author,
            String reason,
            AgentView agent) {

        static StepView of(Step step, AgentView agent) {
            return new StepView(
                    step.version(),
                    step.transition(),
                    step.state(),
                    step.validUntil().orElse(null),
                    step.at(),
                    step.author(),
                    step.reason(),
                    agent);
        }
    }

    static FilingView of(Filing filing, LocalDate today) {
        return of(filing, today, null, null, null, null);
    }

    static FilingView of(
            Filing filing,
            LocalDate today,
            Dossier dossier,
            List<MaterialView> materials,
            List<Step> steps,
            Map<Integer, AgentOnFile> agents,
            Optional<Confirmation> confirmation,
            IdentityProtection protection) {
        AgentView filedBy =
                dossier.agent().map(known -> AgentView.of(known, protection)).orElse(null);
        List<StepView> history = new ArrayList<>();
        for (Step step : steps) {
            AgentOnFile actor = agents.get(step.version());
            AgentView shown = actor == null ? null : AgentView.of(actor, protection);
            history.add(StepView.of(step, step.version() == 1 ? filedBy : shown));
        }
        return of(filing, today, filedBy, confirmation.orElse(null), materials, history);
    }

    private static FilingView of(
            Filing filing,
            LocalDate today,
            AgentView agent,
            Confirmation confirmation,
            List<MaterialView> materials,
            List<StepView> history) {
        return new FilingView(
                filing.id(),
                filing.version(),
                filing.state(),
                filing.personNo(),
                filing.type(),
                filing.category(),
                filing.insuredRegion(),
                filing.scheme(),
                filing.treatmentRegions(),
                filing.institutions(),
                filing.channel(),
                filing.validFrom(),
                filing.validUntil().orElse(null),
                filing.onPromise(),
                filing.promised(),
                filing.proofDue().orElse(null),
                filing.proofMissed(),
                filing.accountSuspended(),
                filing.homeCare(),
                filing.reason(),
                filing.replaces().orElse(null),
                filing.district(),
                filing.agency().orElse(null),
                filing.reviewDue().orElse(null),
                filing.isReviewOverdue(today),
                agent,
                confirmation,
                materials,
                history);
    }
}
