package org.crossregion.web.audit;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;

import org.crossregion.values.RegionCode;
import org.crossregion.web.security.Caller;

/**
 * Whoever an audit row is attributed to; {@code system} for jobs and events.
 *
 * @param institution empty if the token names none
 * @param region empty if the token names none
 */
record Author(String name, String role, String institution, String region) {

    static final Author SYSTEM = new Author("system", "system", "", "");

    static Author current() {
        ArcContainer container = Arc.container();
        if (container == null || !container.requestContext().isActive()) {
            return SYSTEM;
        }
        Caller caller = container.instance(Caller.class).get();
        return caller.isAnonymous() ? SYSTEM : of(caller);
    }

    static Author of(Caller caller) {
        return new Author(
                caller.user(),
                caller.roles(),
                caller.institution().orElse(""),
                caller.region().map(RegionCode::value).orElse(""));
    }
}
