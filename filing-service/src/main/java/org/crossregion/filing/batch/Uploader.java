package org.crossregion.filing.batch;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.web.request.RequestId;
import org.slf4j.MDC;

/**
 * Works in the name of who uploaded a list: with that person's roles and region, as author of what
 * is filed, and no longer than the work lasts.
 */
@ApplicationScoped
class Uploader {

    private final CurrentIdentityAssociation identity;

    Uploader(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    void work(Batch batch, Runnable work) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        MDC.put(RequestId.MDC_KEY, "batch-" + batch.id());
        try {
            QuarkusSecurityIdentity.Builder uploader =
                    QuarkusSecurityIdentity.builder()
                            .setPrincipal(new QuarkusPrincipal(batch.uploadedBy()));
            for (String role : batch.uploaderRoles().split(",")) {
                uploader.addRole(role);
            }
            if (!batch.uploaderRegion().isEmpty()) {
                uploader.addAttribute("region", batch.uploaderRegion());
            }
            identity.setIdentity(uploader.build());
            work.run();
        } finally {
            MDC.remove(RequestId.MDC_KEY);
            context.terminate();
        }
    }
}
