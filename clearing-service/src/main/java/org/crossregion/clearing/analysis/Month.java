package org.crossregion.clearing.analysis;

import org.crossregion.clearing.analysis.Care.Volume;
import org.crossregion.values.RegionCode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** A month's care in an area, summed by what is asked for. */
record Month(Area area, List<Care> care) {

    Month {
        care = List.copyOf(care);
    }

    /** By the region that insures, of the area's own people. */
    Map<RegionCode, Volume> byInsured() {
        return sums(one -> area.contains(one.insured()), Care::insured);
    }

    /** By the region that treats, of the area's own institutions. */
    Map<RegionCode, Volume> byTreatment() {
        return sums(one -> area.contains(one.treatment()), Care::treatment);
    }

    /** By institution and kind of care, of the area's own institutions. */
    Map<Desk, Volume> byInstitution() {
        return sums(
                one -> area.contains(one.treatment()),
                one -> new Desk(one.treatment(), one.institution(), one.careType()));
    }

    private <K extends Comparable<K>> Map<K, Volume> sums(
            Predicate<Care> which, Function<Care, K> key) {
        Map<K, Volume> sums = new TreeMap<>();
        care.stream()
                .filter(which)
                .forEach(one -> sums.merge(key.apply(one), one.volume(), Volume::plus));
        return sums;
    }
}
