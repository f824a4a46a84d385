package org.crossregion.filing.region;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far the regions' opening has come, and had come on any day. */
@ApplicationScoped
public class Openings {

    private final RegionRepository regions;
    private final OpeningRepository steps;
    private final ReferenceImport imports;

    Openings(RegionRepository regions, OpeningRepository steps, ReferenceImport imports) {
        this.regions = regions;
        this.steps = steps;
        this.imports = imports;
    }

    /** Takes a step: the region's row and those of its districts are published with the stage. */
    @Transactional(TxType.MANDATORY)
    public void take(OpeningStep step) {
        steps.add(List.of(step));
        List<Region> concerned =
                regions.all().stream()
                        .filter(region -> region.poolingRegion().equals(step.region()))
                        .map(region -> region.at(step.stage()))
                        .toList();
        imports.run(regions, concerned);
    }

    /** Nobody else takes the region a step further until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public void lock(RegionCode region) {
        steps.lock(region);
    }

    /** Every step of a region, in their order. */
    public List<OpeningStep> of(RegionCode region) {
        return steps.of(region);
    }

    /** The pooling regions there were on a day, each at the stage it had reached by then. */
    public List<Region> poolingRegionsOn(LocalDate day) {
        Map<RegionCode, Region> known =
                regions.all().stream()
                        .filter(Region::poolsForItself)
                        .collect(Collectors.toMap(Region::code, Function.identity()));
        List<Region> there = new ArrayList<>();
        for (OpeningStep step : steps.on(day)) {
            Region region = known.get(step.region());
            if (region != null) {
                there.add(region.at(step.stage()));
            }
        }
        return there;
    }

    /** Notes what a file has changed. */
    void note(List<OpeningStep> changes) {
        steps.add(changes);
    }
}
