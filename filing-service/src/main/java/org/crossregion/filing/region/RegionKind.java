package org.crossregion.filing.region;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.CsvKind;
import org.crossregion.filing.reference.Line;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.Rejections;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    private final Openings openings;
    private final Caller caller;
    private final Clock clock;

    RegionKind(
            RegionRepository regions,
            ReferenceImport imports,
            Openings openings,
            Caller caller,
            Clock clock) {
        super(regions, imports, "code", COLUMNS);
        this.regions = regions;
        this.openings = openings;
        this.caller = caller;
        this.clock = clock;
    }

    /** A stage that a file sets is on record like one that is reached step by step. */
    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        Map<RegionCode, Region> before = pooling();
        ImportResult result = super.importFile(content);
        if (result.imported() > 0) {
            Instant now = clock.instant();
            List<OpeningStep> changes = new ArrayList<>();
            pooling()
                    .forEach(
                            (code, region) -> {
                                Region was = before.get(code);
                                if (was == null || was.openingStage() != region.openingStage()) {
                                    changes.add(
                                            new OpeningStep(
                                                    code,
                                                    region.openingStage(),
                                                    was == null
                                                            ? region.validFrom()
                                                            : Beijing.day(now),
                                                    now,
                                                    caller.user(),
                                                    "参考数据导入"));
                                }
                            });
            openings.note(changes);
        }
        return result;
    }

    private Map<RegionCode, Region> pooling() {
        Map<RegionCode, Region> found = new TreeMap<>();
        regions.all().stream()
                .filter(Region::poolsForItself)
                .forEach(region -> found.put(region.code(), region));
        return found;
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

    /**
     * A region that is known takes the same steps as at the desk: none is skipped, what was reached
     * before may be taken up again.
     */
    private void mustFollow(List<Line<Region>> lines, Rejections rejections) {
        Map<RegionCode, Region> before = pooling();
        for (Line<Region> line : lines) {
            Region was = before.get(line.value().code());
            OpeningStage stage = line.value().openingStage();
            if (was != null
                    && was.openingStage() != stage
                    && stage.compareTo(
                                    OpeningStage.farthest(
                                            was.openingStage(), openings.of(was.code())))
                            > 0) {
                rejections.add(
                        line.number(),
                        "opening_stage",
                        "order",
                        was.code()
                                + " is at "
                                + was.openingStage().code()
                                + ": no stage is skipped");
            }
        }
    }

    /** Every pooling region is known, from this file or before, and pools for itself. */
    @Override
    protected void check(List<Line<Region>> lines, Rejections rejections) {
        Map<RegionCode, Region> known = new HashMap<>();
        regions.find(lines.stream().map(line -> line.value().poolingRegion().value()).toList())
                .values()
                .forEach(kept -> known.put(kept.value().code(), kept.value()));
        Line.values(lines).forEach(region -> known.put(region.code(), region));
        mustFollow(lines, rejections);
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
