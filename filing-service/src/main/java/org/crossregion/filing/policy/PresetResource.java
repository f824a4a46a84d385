package org.crossregion.filing.policy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;

/** Hands out the shipped policies as files, to be read, changed and imported. */
@Path("/api/v1/filing-policies/presets")
@Tag(name = "reference data")
@RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
class PresetResource {

    private static final Set<String> PRESETS =
            new TreeSet<>(
                    Set.of(
                            "jilin",
                            "national",
                            "jiangsu",
                            "zhuzhou",
                            "guangzhou",
                            "tianjin",
                            "mudanjiang",
                            "general-guide"));

    @GET
    @Operation(summary = "The names of the shipped policies")
    public Set<String> names() {
        return PRESETS;
    }

    @GET
    @Path("/{name}")
    @Produces("application/yaml")
    @Operation(summary = "One shipped policy as a file, its sources cited")
    public byte[] preset(@RestPath String name) {
        return file(name);
    }

    private static byte[] file(String name) {
        if (!PRESETS.contains(name)) {
            throw new Refused(
                    FilingRefusal.PRESET_UNKNOWN, "the presets are " + String.join(", ", PRESETS));
        }
        try (InputStream file =
                PresetResource.class.getResourceAsStream("/policies/" + name + ".yaml")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("reading preset " + name, e);
        }
    }
}
