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
        work(batch.id(), batch.uploadedBy(), batch.uploaderRoles(), batch.uploaderRegion(), work);
    }

    /** In the name of who reviews what a list has filed. */
    void work(BatchReview review, Runnable work) {
        work(
                review.batchId() + "-" + review.no(),
                review.askedBy(),
                review.askerRoles(),
                review.askerRegion(),
                work);
    }

    private void work(String id, String user, String roles, String region, Runnable work) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        MDC.put(RequestId.MDC_KEY, "batch-" + id);
        try {
            QuarkusSecurityIdentity.Builder uploader =
                    QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(user));
            for (String role : roles.split(",")) {
                uploader.addRole(role);
            }
            if (!region.isEmpty()) {
                uploader.addAttribute("region", region);
            }
            identity.setIdentity(uploader.build());
            work.run();
        } finally {
            MDC.remove(RequestId.MDC_KEY);
            context.terminate();
        }
    }
}
