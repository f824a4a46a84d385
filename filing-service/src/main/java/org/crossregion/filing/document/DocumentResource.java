package org.crossregion.filing.document;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Optional;

/** Takes documents before the filing that names them. */
@Path("/api/v1/documents")
@Tag(name = "documents", description = "材料影像")
class DocumentResource {

    private final Documents documents;

    DocumentResource(Documents documents) {
        this.documents = documents;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Consumes({"application/pdf", "image/jpeg", "image/png"})
    @Operation(
            summary = "Upload a document",
            description =
                    "The body is the file itself. A filing's material names the answer's `id` as"
                            + " its `document` within a day.")
    public RestResponse<DocumentView> upload(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @RestQuery Optional<String> name,
            byte[] content) {
        return RestResponse.status(
                RestResponse.Status.CREATED,
                DocumentView.of(
                        documents.upload(
                                content, DocumentNames.mediaType(type), DocumentNames.of(name))));
    }
}
