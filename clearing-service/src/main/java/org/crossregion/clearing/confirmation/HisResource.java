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

    private final Extracts extracts;
    private final Confirmations confirmations;

    HisResource(Extracts extracts, Confirmations confirmations) {
        this.extracts = extracts;
        this.confirmations = confirmations;
    }

    @POST
    @Path("/3260")
    @Operation(
            summary = "提取异地清分明细: a hospital's details of a period, 100 at a time",
            description =
                    "Pages of one msgid never shift: what arrives meanwhile stands at the end, what"
                            + " moves to another month stays where it is.")
    public HisAnswer extract(@Valid @NotNull HisRequest request) {
        HisMessage message = new HisMessage(request);
        return HisMessage.page(
                extracts.page(
                        request.institution(),
                        message.period(),
                        request.messageId(),
                        message.startRow()));
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
