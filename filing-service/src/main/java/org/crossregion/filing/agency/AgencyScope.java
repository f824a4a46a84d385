package org.crossregion.filing.agency;

import jakarta.enterprise.context.RequestScoped;

import org.crossregion.filing.region.Region;
import org.crossregion.filing.region.Regions;
import org.crossregion.filing.scope.RegionScope;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;

import java.util.List;
import java.util.Optional;

/**
 * What the caller may see of what falls to agencies: whoever covers the pooling region sees all of
 * it; a clerk whose token names a district sees what falls to the agency of that district.
 */
@RequestScoped
public class AgencyScope {

    /** No agency's code. */
    private static final String NONE = "-";

    private final Agencies agencies;
    private final Regions regions;
    private final RegionScope scope;
    private final Caller caller;

    AgencyScope(Agencies agencies, Regions regions, RegionScope scope, Caller caller) {
        this.agencies = agencies;
        this.regions = regions;
        this.scope = scope;
        this.caller = caller;
    }

    /**
     * @param region a pooling region
     * @param agency who is competent, if anybody is
     * @throws Refused if neither the region nor the agency is the caller's
     */
    public void mustCover(RegionCode region, Optional<String> agency) {
        if (!covers(region, agency)) {
            throw new Refused(
                    SharedRefusal.OUT_OF_SCOPE,
                    agency.map(code -> "agency " + code + " of region " + region)
                                    .orElse("region " + region)
                            + " is not among the caller's");
        }
    }

    public boolean covers(RegionCode region, Optional<String> agency) {
        return caller.covers(region)
                || district()
                        .filter(
                                own ->
                                        agency.filter(code -> agencies.hasJurisdiction(code, own))
                                                .isPresent())
                        .isPresent();
    }

    /** The pooling regions that may be seen, as a pattern for {@code like}. */
    public String pattern() {
        return district().isPresent() ? "%" : scope.pattern();
    }

    /**
     * The agencies to show, of which nothing else may be seen; empty if everything within the
     * pattern may.
     *
     * @param asked the one that is asked for, if any
     */
    public List<String> agencies(Optional<String> asked) {
        Optional<List<String>> own = district().map(agencies::ofDistrict);
        if (own.isEmpty()) {
            return asked.map(List::of).orElse(List.of());
        }
        List<String> shown =
                own.get().stream().filter(code -> asked.map(code::equals).orElse(true)).toList();
        return shown.isEmpty() ? List.of(NONE) : shown;
    }

    /** The district that the caller is held to; empty if the caller covers whole regions. */
    private Optional<RegionCode> district() {
        return caller.region()
                .filter(own -> !own.equals(RegionCode.NATION) && !own.isProvince())
                .filter(
                        own ->
                                regions.find(own)
                                        .filter((Region region) -> !region.poolsForItself())
                                        .isPresent());
    }
}
