package org.crossregion.filing.designation;

import org.crossregion.filing.designation.DesignationPaper.Agent;
import org.crossregion.web.identity.IdentityProtection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A designation as it is shown: with who asked for it and what became of it.
 *
 * @param kind 业务申请类型
 * @param validUntil null without an end
 * @param phone masked
 * @param agent null if the person asked in person
 */
@Schema(name = "Designation", description = "人员定点备案")
record DesignationView(
        String id,
        String personNo,
        String insuredRegion,
        String kind,
        String kindLabel,
        String institution,
        String orderNo,
        LocalDate validFrom,
        LocalDate validUntil,
        List<String> subjects,
        String phone,
        String address,
        String memo,
        AgentView agent,
        List<Step> history) {

    /**
     * 经办人.
     *
     * @param certificateNo masked; empty if none was said
     * @param phone masked
     */
    @Schema(name = "DesignationAgent")
    record AgentView(
            String name,
            String certificateType,
            String certificateNo,
            String phone,
            String address,
            String relation) {

        static AgentView of(Agent agent, IdentityProtection protection) {
            return new AgentView(
                    agent.name(),
                    agent.certificateType(),
                    agent.identity()
                            .map(protection::reveal)
                            .map(IdentityProtection::mask)
                            .orElse(""),
                    IdentityProtection.mask(agent.phone()),
                    agent.address(),
                    agent.relation());
        }
    }

    /**
     * What became of it.
     *
     * @param step made or ended
     */
    @Schema(name = "DesignationStep")
    public record Step(String step, Instant at, String author, String reason) {}

    static DesignationView of(
            Designation one,
            DesignationPaper paper,
            List<Step> history,
            IdentityProtection protection) {
        return new DesignationView(
                one.id(),
                one.personNo(),
                one.insuredRegion().value(),
                one.kind().code(),
                one.kind().label(),
                one.institution(),
                one.orderNo(),
                one.validFrom(),
                one.validUntil().orElse(null),
                one.subjects(),
                IdentityProtection.mask(paper.phone()),
                paper.address(),
                paper.memo(),
                paper.agent().map(agent -> AgentView.of(agent, protection)).orElse(null),
                history);
    }
}
