package org.crossregion.filing.region;

import jakarta.inject.Singleton;

import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.CsvKind;
import org.crossregion.filing.reference.Line;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.values.RegionCode;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.Rejections;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Regions as a file. A pooling region must be a region that pools for itself. */
@Singleton
class RegionKind extends CsvKind<Region> {

    private static final List<String> COLUMNS =
            List.of(
                    "code",
                    "name",
                    "pooling_region",
                    "member",
                    "valid_from",
                    "opening_stage",
                    "hosted");

    private final RegionRepository regions;

    RegionKind(RegionRepository regions, ReferenceImport imports) {
        super(regions, imports, "code", COLUMNS);
        this.regions = regions;
    }

    @Override
    protected Region row(CsvRow row) {
        return new Region(
                row.region("code"),
                Cells.text(row, "name", 100),
                row.region("pooling_region"),
                row.region("member"),
                row.day("valid_from"),
                row.coded(OpeningStage.class, "opening_stage"),
                row.flag("hosted"));
    }

    @Override
    protected List<String> cells(Region region) {
        return List.of(
                region.code().value(),
                region.name(),
                region.poolingRegion().value(),
                region.member().value(),
                region.validFrom().toString(),
                region.openingStage().code(),
                Boolean.toString(region.hosted()));
    }

    /** Every pooling region is known, from this file or before, and pools for itself. */
    @Override
    protected void check(List<Line<Region>> lines, Rejections rejections) {
        Map<RegionCode, Region> known = new HashMap<>();
        regions.find(lines.stream().map(line -> line.value().poolingRegion().value()).toList())
                .values()
                .forEach(kept -> known.put(kept.value().code(), kept.value()));
        Line.values(lines).forEach(region -> known.put(region.code(), region));
        for (Line<Region> line : lines) {
            RegionCode pooling = line.value().poolingRegion();
            Region pool = known.get(pooling);
            if (pool == null) {
                rejections.add(
                        line.number(), "pooling_region", "known", pooling + " is no known region");
            } else if (!pool.poolsForItself()) {
                rejections.add(
                        line.number(),
                        "pooling_region",
                        "pools",
                        pooling + " does not pool for itself");
            }
        }
    }
}
