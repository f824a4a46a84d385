package org.crossregion.filing.scope;

import jakarta.enterprise.context.RequestScoped;

import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;

/** The pooling regions that the caller covers, as a pattern for {@code like}. */
@RequestScoped
public class RegionScope {

    private static final String EVERYTHING = "%";

    private final Caller caller;

    RegionScope(Caller caller) {
        this.caller = caller;
    }

    /**
     * @throws Refused if the caller covers no region at all
     */
    public String pattern() {
        if (caller.covers(RegionCode.NATION)) {
            return EVERYTHING;
        }
        RegionCode own =
                caller.region()
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                SharedRefusal.OUT_OF_SCOPE,
                                                "the caller's token names no region"));
        return own.isProvince() ? own.value().substring(0, 2) + EVERYTHING : own.value();
    }
}
