package org.crossregion.clearing.confirmation;

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
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the gateway asks for hospitals; it has checked who they are and what they sent. */
@Path("/internal/his")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@Tag(name = "his", description = "清分确认: what the gateway asks for hospitals")
public class HisResource {

    /** As many rows as the national interface allows in one answer. */
    static final int PAGE = 100;

    private final ConfirmationRepository repository;
    private final Confirmations confirmations;

    HisResource(ConfirmationRepository repository, Confirmations confirmations) {
        this.repository = repository;
        this.confirmations = confirmations;
    }

    @POST
    @Path("/3260")
    @Operation(
            summary = "提取异地清分明细: a hospital's details of a period, 100 at a time",
            description =
                    "In the order in which they arrived, so that pages never shift while more"
                            + " arrive.")
    public HisAnswer extract(@Valid @NotNull HisRequest request) {
        HisMessage message = new HisMessage(request);
        return HisMessage.page(
                repository.extract(
                        request.institution(), message.period(), message.startRow() - 1, PAGE));
    }

    @POST
    @Path("/3261")
    @Operation(
            summary = "异地清分结果确认: agrees to details, or holds them back to the next period",
            description = "Whole or not at all; the answer has the control totals.")
    public HisAnswer confirm(@Valid @NotNull HisRequest request) {
        HisMessage message = new HisMessage(request);
        return message.said(confirmations.confirm(message.word()));
    }

    @POST
    @Path("/3262")
    @Operation(summary = "异地清分结果确认回退: takes one message back, or all of a period")
    public HisAnswer withdraw(@Valid @NotNull HisRequest request) {
        HisMessage message = new HisMessage(request);
        return message.said(confirmations.withdraw(message.withdrawal()));
    }
}
