package org.crossregion.web.audit;

import io.quarkus.runtime.BlockingOperationControl;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.request.RequestId;
import org.crossregion.web.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;

/** Records who was turned away, where and why; in a transaction of its own. */
@ApplicationScoped
public class SecurityAudit {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityAudit.class);
    private static final Author NOBODY = new Author("anonymous", "none", "", "");

    private final AuditTrail trail;
    private final Caller caller;

    SecurityAudit(AuditTrail trail, Caller caller) {
        this.trail = trail;
        this.caller = caller;
    }

    /** Never fails: whoever is turned away stays turned away, whatever becomes of the row. */
    public void refused(Refused refused, String path) {
        Author author = author(refused);
        String requestId = RequestId.current();
        Runnable write = () -> write(author, requestId, refused, path);
        if (BlockingOperationControl.isBlockingAllowed()) {
            write.run();
        } else {
            Infrastructure.getDefaultWorkerPool().execute(write);
        }
    }

    private void write(Author author, String requestId, Refused refused, String path) {
        try {
            trail.recordApart(
                    author,
                    requestId,
                    "request-refused",
                    path.length() > 300 ? path.substring(0, 300) : path,
                    Map.of("code", refused.refusal().code(), "detail", refused.detail()));
        } catch (RuntimeException e) {
            LOG.error("{} on {} was refused but not audited", refused.refusal().code(), path, e);
        }
    }

    private Author author(Refused refused) {
        if (refused.refusal().status() == 401) {
            return NOBODY;
        }
        try {
            return caller.isAnonymous() ? NOBODY : Author.of(caller);
        } catch (RuntimeException e) {
            return NOBODY;
        }
    }
}
