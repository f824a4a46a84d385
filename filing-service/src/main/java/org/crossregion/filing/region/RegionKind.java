package org.crossregion.filing.region;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.Line;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.values.RegionCode;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.reference.Rejections;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Regions as a file. A pooling region must be a region that pools for itself. */
@ApplicationScoped
class RegionKind implements ReferenceKind {

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
    private final ReferenceImport imports;

    RegionKind(RegionRepository regions, ReferenceImport imports) {
        this.regions = regions;
        this.imports = imports;
    }

    @Override
    public String kind() {
        return regions.kind();
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        List<Line<Region>> lines = Line.read(content, COLUMNS, RegionKind::region);
        Rejections rejections = new Rejections();
        Set<RegionCode> seen = new HashSet<>();
        for (Line<Region> line : lines) {
            RegionCode code = line.value().code();
            if (!seen.add(code)) {
                rejections.add(line.number(), "code", "unique", code + " is there twice");
            }
        }
        mustPool(lines, rejections);
        rejections.mustBeNone();
        return imports.run(regions, Line.values(lines));
    }

    @Override
    public byte[] export() {
        return CsvRows.write(
                COLUMNS,
                regions.page("", Integer.MAX_VALUE).stream().map(RegionKind::cells).toList());
    }

    private static Region region(CsvRow row) {
        return new Region(
                row.region("code"),
                Cells.text(row, "name", 100),
                row.region("pooling_region"),
                row.region("member"),
                row.day("valid_from"),
                row.coded(OpeningStage.class, "opening_stage"),
                row.flag("hosted"));
    }

    private static List<String> cells(Region region) {
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
    private void mustPool(List<Line<Region>> lines, Rejections rejections) {
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
