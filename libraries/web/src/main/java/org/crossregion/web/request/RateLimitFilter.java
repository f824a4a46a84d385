package org.crossregion.web.request;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

import org.crossregion.web.security.Caller;

/** Applies the rate limit to callers of the API whose token names an institution. */
@Provider
@Priority(Priorities.AUTHORIZATION + 100)
class RateLimitFilter implements ContainerRequestFilter {

    private final RateLimit limit;
    private final Caller caller;

    RateLimitFilter(RateLimit limit, Caller caller) {
        this.limit = limit;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean api = request.getUriInfo().getPath().startsWith("/api/");
        if (api && request.getHeaderString("Authorization") != null) {
            caller.institution().ifPresent(limit::mustAllow);
        }
    }
}
