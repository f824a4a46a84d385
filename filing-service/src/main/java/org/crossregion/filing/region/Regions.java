package org.crossregion.filing.region;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.reference.Line;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.values.RegionCode;
import org.crossregion.web.reference.Rejections;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What other capabilities ask about regions. They are kept in memory; at most every second the
 * table is asked whether another instance has changed them, and what is not there is looked for in
 * the table every time.
 */
@ApplicationScoped
public class Regions {

    private final RegionRepository regions;

    Regions(RegionRepository regions) {
        this.regions = regions;
    }

    public Optional<Region> find(RegionCode code) {
        return Optional.ofNullable(regions.remembered().get(code)).or(() -> asItIsNow(code));
    }

    /** The same past what is remembered, for the transaction that changes it. */
    public Optional<Region> asItIsNow(RegionCode code) {
        return regions.find(code.value());
    }

    /** The known ones among these codes. */
    public Map<RegionCode, Region> find(Collection<RegionCode> codes) {
        Map<RegionCode, Region> remembered = regions.remembered();
        if (!remembered.keySet().containsAll(codes)) {
            remembered = new TreeMap<>();
            for (Versioned<Region> region :
                    regions.find(codes.stream().map(RegionCode::value).toList()).values()) {
                remembered.put(region.value().code(), region.value());
            }
        }
        Map<RegionCode, Region> found = new LinkedHashMap<>();
        for (RegionCode code : new TreeSet<>(codes)) {
            Region region = remembered.get(code);
            if (region != null) {
                found.put(code, region);
            }
        }
        return found;
    }

    /** Rejects every line that names a region nobody knows. */
    public <T> void mustKnow(
            List<Line<T>> lines,
            Function<T, RegionCode> region,
            String column,
            Rejections rejections) {
        Set<RegionCode> known =
                find(lines.stream().map(line -> region.apply(line.value())).distinct().toList())
                        .keySet();
        for (Line<T> line : lines) {
            RegionCode code = region.apply(line.value());
            if (!known.contains(code)) {
                rejections.add(line.number(), column, "known", code + " is no known region");
            }
        }
    }

    /** Every pooling region, in the order of the codes. */
    public List<Region> poolingRegions() {
        return regions.all().stream().filter(Region::poolsForItself).toList();
    }

    /**
     * The pooling region that a code belongs to.
     *
     * @throws IllegalStateException if the code is not known: rows naming it cannot exist
     */
    public Region poolingRegion(RegionCode code) {
        Region region = known(code);
        return region.poolsForItself() ? region : known(region.poolingRegion());
    }

    private Region known(RegionCode code) {
        return find(code).orElseThrow(() -> new IllegalStateException("no region " + code));
    }
}
