package org.crossregion.filing.filing;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.gather.Gathering;
import org.crossregion.web.idempotency.IdempotencyKeys;
import org.crossregion.web.idempotency.KeyUse;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.request.RequestId;
import org.crossregion.web.security.Caller;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.slf4j.MDC;

import java.util.List;
import java.util.Optional;

/**
 * Takes applications one by one from whoever sends them; those that come at the same time are
 * judged and written in one transaction. Each is judged in the name of its own request, and has its
 * own answer once it is committed.
 */
@ApplicationScoped
class FilingIntake {

    private static final int RETRY_AFTER_SECONDS = 1;

    private final IdempotencyKeys keys;
    private final Caller caller;
    private final int writers;
    private final Gathering<Asked, RestResponse<FilingView>> gathering;

    /**
     * @param writers how many transactions are under way at the same time
     * @param together how many applications share one, at most
     * @param waiting how many may wait, which leaves threads for who reads meanwhile
     */
    FilingIntake(
            IntakeWork work,
            IdempotencyKeys keys,
            Caller caller,
            @ConfigProperty(name = "crossregion.filing.submit.writers", defaultValue = "3")
                    int writers,
            @ConfigProperty(name = "crossregion.filing.submit.together", defaultValue = "50")
                    int together,
            @ConfigProperty(name = "crossregion.filing.submit.waiting", defaultValue = "150")
                    int waiting) {
        this.keys = keys;
        this.caller = caller;
        this.writers = writers;
        this.gathering = new Gathering<>(work, writers, together, waiting, FilingIntake::full);
    }

    /**
     * @throws Refused naming the first rule that is broken, or because too many wait
     */
    RestResponse<FilingView> submit(FilingRequest request) {
        return gathering.ask(
                new Asked(
                        request.application(),
                        caller.user(),
                        keys.ofRequest(),
                        Arc.container().requestContext().getState(),
                        RequestId.current()));
    }

    int writers() {
        return writers;
    }

    /** How many applications wait to be written. */
    int waiting() {
        return gathering.waiting();
    }

    private static Refused full() {
        return Refused.forNow(
                SharedRefusal.BUSY,
                "too many applications wait to be written",
                RETRY_AFTER_SECONDS);
    }

    /**
     * An application with the request that it came by.
     *
     * @param key absent if the request has none
     */
    record Asked(
            Application application,
            String author,
            Optional<KeyUse> key,
            ContextState request,
            String requestId) {

        /** The documents that it names. */
        List<String> documents() {
            return application.materials().stream()
                    .flatMap(material -> material.document().stream())
                    .toList();
        }

        /** Does something in the name of its request, in whichever thread. */
        void inItsName(Runnable work) {
            ManagedContext context = Arc.container().requestContext();
            ContextState here = context.getState();
            String ours = RequestId.current();
            if (here == request) {
                work.run();
                return;
            }
            context.activate(request);
            MDC.put(RequestId.MDC_KEY, requestId);
            try {
                work.run();
            } finally {
                context.activate(here);
                MDC.put(RequestId.MDC_KEY, ours);
            }
        }
    }
}
