package org.crossregion.filing.designation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.web.his.HisAnswer;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;
import java.util.Map;

/** 2505 and 2506 as the gateway forwards them; it has checked who sends them and every field. */
@Path("/internal/his")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@Tag(name = "his")
public class DesignationHisResource {

    private final Designations designations;
    private final HisDesignations messages;
    private final HisAgents agents;

    DesignationHisResource(Designations designations, HisDesignations messages, HisAgents agents) {
        this.designations = designations;
        this.messages = messages;
        this.agents = agents;
    }

    @POST
    @Path("/2505")
    @Operation(summary = "人员定点备案: a hospital is one of a person's designated institutions")
    public HisAnswer designate(@Valid @NotNull HisRequest request) {
        try {
            Designations.Made made =
                    designations.make(
                            messages.designation(request), agents.paper(request), request.author());
            List<String> warnings = made.added() ? List.of() : List.of("该定点此前已登记");
            return new HisAnswer(
                    Map.of("result", Map.of("trt_dcla_detl_sn", made.designation().id())),
                    warnings);
        } catch (Refused refused) {
            throw messages.told(refused, request);
        }
    }

    @POST
    @Path("/2506")
    @Operation(summary = "人员定点备案撤销: the hospital that it is of ends it")
    public HisAnswer end(@Valid @NotNull HisRequest request) {
        String memo = request.text("data", "memo");
        try {
            designations.end(
                    request.text("data", "trt_dcla_detl_sn"),
                    request.institution(),
                    request.text("data", "psn_no"),
                    request.author(),
                    memo.isEmpty() ? "定点医药机构撤销（2506）" : memo);
            return HisAnswer.of(Map.of());
        } catch (Refused refused) {
            throw messages.told(refused, request);
        }
    }
}
