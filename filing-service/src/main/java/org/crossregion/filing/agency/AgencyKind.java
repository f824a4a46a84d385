package org.crossregion.filing.agency;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.crossregion.filing.reference.AfterTransaction;
import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.CsvKind;
import org.crossregion.filing.reference.Line;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.region.Region;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.RegionCode;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.Rejections;
import org.crossregion.web.security.Caller;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Agencies as a file. On any day a region has one head agency at most, and a district one competent
 * agency at most.
 */
@Singleton
class AgencyKind extends CsvKind<Agency> {

    private static final List<String> COLUMNS =
            List.of("code", "name", "region", "districts", "parent", "valid_from", "valid_until");

    private final AgencyRepository agencies;
    private final Agencies known;
    private final Regions regions;
    private final Event<JurisdictionChanged> changes;
    private final AfterTransaction afterwards;
    private final Caller caller;

    AgencyKind(
            AgencyRepository agencies,
            Agencies known,
            Regions regions,
            ReferenceImport imports,
            Event<JurisdictionChanged> changes,
            AfterTransaction afterwards,
            Caller caller) {
        super(agencies, imports, "code", COLUMNS);
        this.agencies = agencies;
        this.known = known;
        this.regions = regions;
        this.changes = changes;
        this.afterwards = afterwards;
        this.caller = caller;
    }

    /** What is open goes over to whoever is competent now, before the import is done. */
    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        Set<RegionCode> concerned = regionsWithAgencies();
        ImportResult result = super.importFile(content);
        if (result.imported() > 0) {
            concerned.addAll(regionsWithAgencies());
            changes.fire(
                    new JurisdictionChanged(List.copyOf(concerned), caller.user(), "经办机构管辖范围调整"));
            afterwards.run(known::forget);
        }
        return result;
    }

    private Set<RegionCode> regionsWithAgencies() {
        return agencies.all().stream()
                .map(Agency::region)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    protected Agency row(CsvRow row) {
        return new Agency(
                Cells.matching(row, "code", "[0-9A-Z]{6,20}", "6 to 20 digits or capitals"),
                Cells.text(row, "name", 100),
                row.region("region"),
                row.list("districts").stream().map(text -> district(text)).toList(),
                Cells.optional(row, "parent", 20),
                row.day("valid_from"),
                row.optionalDay("valid_until"));
    }

    private static RegionCode district(String text) {
        if (!text.matches("[0-9]{6}")) {
            throw new CsvRow.Rejected("districts", "pattern", text + " is no region code");
        }
        return RegionCode.of(text);
    }

    @Override
    protected List<String> cells(Agency agency) {
        return List.of(
                agency.code(),
                agency.name(),
                agency.region().value(),
                agency.districts().stream().map(RegionCode::value).collect(Collectors.joining(";")),
                agency.parent(),
                agency.validFrom().toString(),
                agency.validUntil().map(Object::toString).orElse(""));
    }

    @Override
    protected void check(List<Line<Agency>> lines, Rejections rejections) {
        regions.mustKnow(lines, Agency::region, "region", rejections);
        Map<String, Agency> all = new LinkedHashMap<>();
        agencies.all().forEach(agency -> all.put(agency.code(), agency));
        Line.values(lines).forEach(agency -> all.put(agency.code(), agency));
        for (Line<Agency> line : lines) {
            checkAlone(line, all, rejections);
            for (Agency other : all.values()) {
                checkBeside(line, other, rejections);
            }
        }
    }

    private void checkAlone(Line<Agency> line, Map<String, Agency> all, Rejections rejections) {
        Agency agency = line.value();
        if (agency.validUntil().filter(until -> until.isBefore(agency.validFrom())).isPresent()) {
            rejections.add(line.number(), "valid_until", "order", "is before valid_from");
        }
        if (!agency.isHead() && agency.districts().isEmpty()) {
            rejections.add(line.number(), "districts", "required", "only a head agency names none");
        }
        parentFault(agency, all)
                .ifPresent(fault -> rejections.add(line.number(), "parent", "known", fault));
        for (RegionCode district : agency.districts()) {
            Optional<Region> found = regions.find(district);
            if (found.filter(region -> region.poolingRegion().equals(agency.region())).isEmpty()) {
                rejections.add(
                        line.number(),
                        "districts",
                        "pools",
                        district + " is no region of " + agency.region());
            }
        }
    }

    /** The agencies above lead to a head of the same region, and never around in a circle. */
    private static Optional<String> parentFault(Agency agency, Map<String, Agency> all) {
        List<String> passed = new ArrayList<>(List.of(agency.code()));
        Agency below = agency;
        while (!below.isHead()) {
            Agency above = all.get(below.parent());
            if (above == null) {
                return Optional.of(below.parent() + " is no known agency");
            }
            if (!above.region().equals(agency.region())) {
                return Optional.of(above.code() + " is an agency of " + above.region());
            }
            if (passed.contains(above.code())) {
                return Optional.of(agency.code() + " would stand above itself");
            }
            passed.add(above.code());
            below = above;
        }
        return Optional.empty();
    }

    private static void checkBeside(Line<Agency> line, Agency other, Rejections rejections) {
        Agency agency = line.value();
        if (other.code().equals(agency.code())
                || !other.region().equals(agency.region())
                || !agency.sharesADayWith(other)) {
            return;
        }
        if (agency.isHead() && other.isHead()) {
            rejections.add(
                    line.number(),
                    "parent",
                    "one-head",
                    agency.region() + " has the head agency " + other.code() + " already");
        }
        for (RegionCode district : agency.districts()) {
            if (other.districts().contains(district)) {
                rejections.add(
                        line.number(),
                        "districts",
                        "one-agency",
                        district + " is in the jurisdiction of " + other.code());
            }
        }
    }
}
