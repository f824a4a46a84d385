package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.region.Region;
import org.crossregion.clearing.region.Regions;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The circles whose calendars are kept here. */
@ApplicationScoped
class Circles {

    private final Regions regions;

    Circles(Regions regions) {
        this.regions = regions;
    }

    /** Both tiers of every province that has a pooling region hosted here. */
    List<Circle> hosted() {
        Set<RegionCode> provinces =
                regions.poolingRegions().stream()
                        .filter(Region::hosted)
                        .map(region -> region.code().province())
                        .collect(Collectors.toCollection(TreeSet::new));
        return provinces.stream()
                .flatMap(
                        province ->
                                Stream.of(Tier.values()).map(tier -> new Circle(province, tier)))
                .toList();
    }
}
