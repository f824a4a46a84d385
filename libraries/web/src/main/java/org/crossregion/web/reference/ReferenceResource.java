package org.crossregion.web.reference;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.crossregion.values.RegionCode;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Imports and exports every kind of reference data of this service. A file holds every region's
 * rows, so an administrator who is held to a region handles none.
 */
@Path("/api/v1/reference/{kind}")
@RolesAllowed(Role.ADMINISTRATOR)
@Tag(name = "reference data")
public class ReferenceResource {

    private final ReferenceFiles files;
    private final Caller caller;

    ReferenceResource(ReferenceFiles files, Caller caller) {
        this.files = files;
        this.caller = caller;
    }

    @POST
    @Consumes("*/*")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Imports a file, all or nothing",
            description = "Rejected lines are named in the problem, such as `line 3, region`.")
    @APIResponse(responseCode = "200", description = "what was imported")
    @APIResponse(responseCode = "422", description = "reference-rejected: nothing was imported")
    public ImportResult importFile(
            @PathParam("kind") @Parameter(example = "regions") String kind, byte[] content) {
        caller.mustCover(RegionCode.NATION);
        return files.importFile(kind, content);
    }

    @GET
    @Produces("*/*")
    @Operation(summary = "The whole kind as a file that can be imported again")
    public Response export(@PathParam("kind") @Parameter(example = "regions") String kind) {
        caller.mustCover(RegionCode.NATION);
        ReferenceKind exported = files.kind(kind);
        return Response.ok(exported.export(), exported.mediaType() + ";charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + ReferenceFiles.fileName(exported) + "\"")
                .build();
    }
}
