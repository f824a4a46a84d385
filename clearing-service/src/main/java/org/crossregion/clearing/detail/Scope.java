package org.crossregion.clearing.detail;

import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;

import java.util.Optional;

/**
 * Whose details a caller sees: a hospital its own, an agency those its region insures or treats, a
 * province those of its regions, the nation and auditors all.
 *
 * @param institution empty unless the caller is one
 * @param regionPrefix how a region's code must begin on one of the two sides; empty for all
 */
public record Scope(Optional<String> institution, String regionPrefix) {

    public static Scope of(Caller caller) {
        if (caller.has(Role.HOSPITAL)) {
            return new Scope(Optional.of(caller.institution().orElse("")), "");
        }
        return new Scope(
                Optional.empty(), caller.region().map(Scope::prefix).orElseGet(() -> all(caller)));
    }

    private static String prefix(RegionCode region) {
        if (region.equals(RegionCode.NATION)) {
            return "";
        }
        return region.isProvince() ? region.value().substring(0, 2) : region.value();
    }

    private static String all(Caller caller) {
        if (!caller.has(Role.AUDITOR) && !caller.has(Role.ADMINISTRATOR)) {
            throw new Refused(SharedRefusal.OUT_OF_SCOPE, "the token names no region");
        }
        return "";
    }
}
