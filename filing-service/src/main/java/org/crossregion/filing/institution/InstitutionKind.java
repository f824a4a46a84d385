package org.crossregion.filing.institution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.institution.Institution.GatewayMode;
import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.Line;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.RegionCode;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.reference.Rejections;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Institutions as a file. Their regions must be known. */
@ApplicationScoped
class InstitutionKind implements ReferenceKind {

    private static final List<String> COLUMNS =
            List.of(
                    "code",
                    "name",
                    "type",
                    "level",
                    "region",
                    "tertiary_b_or_higher",
                    "specialty",
                    "networked",
                    "agreement",
                    "gateway_mode",
                    "gateway_networks");

    private final InstitutionRepository institutions;
    private final Regions regions;
    private final ReferenceImport imports;

    InstitutionKind(InstitutionRepository institutions, Regions regions, ReferenceImport imports) {
        this.institutions = institutions;
        this.regions = regions;
        this.imports = imports;
    }

    @Override
    public String kind() {
        return institutions.kind();
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        List<Line<Institution>> lines = Line.read(content, COLUMNS, InstitutionKind::institution);
        Rejections rejections = new Rejections();
        Set<RegionCode> known =
                regions.find(lines.stream().map(line -> line.value().region()).distinct().toList())
                        .keySet();
        Set<String> seen = new HashSet<>();
        for (Line<Institution> line : lines) {
            Institution institution = line.value();
            if (!seen.add(institution.code())) {
                rejections.add(
                        line.number(), "code", "unique", institution.code() + " is there twice");
            }
            if (!known.contains(institution.region())) {
                rejections.add(
                        line.number(),
                        "region",
                        "known",
                        institution.region() + " is no known region");
            }
        }
        rejections.mustBeNone();
        return imports.run(institutions, Line.values(lines));
    }

    @Override
    public byte[] export() {
        return CsvRows.write(
                COLUMNS,
                institutions.page("", "", Integer.MAX_VALUE).stream()
                        .map(InstitutionKind::cells)
                        .toList());
    }

    private static Institution institution(CsvRow row) {
        GatewayMode mode = row.coded(GatewayMode.class, "gateway_mode");
        return new Institution(
                Cells.matching(row, "code", "[HP][0-9]{11}", "H or P and eleven digits"),
                Cells.text(row, "name", 200),
                row.coded(Institution.Type.class, "type"),
                Cells.matching(row, "level", "[0-9]{2}", "a level of two digits"),
                row.region("region"),
                row.flag("tertiary_b_or_higher"),
                row.flag("specialty"),
                row.flag("networked"),
                row.coded(Institution.Agreement.class, "agreement"),
                mode,
                networks(row, mode));
    }

    private static List<String> networks(CsvRow row, GatewayMode mode) {
        List<String> networks = row.list("gateway_networks");
        for (String network : networks) {
            if (!Cidr.isValid(network)) {
                throw new CsvRow.Rejected(
                        "gateway_networks", "cidr", network + " is no network such as 10.1.0.0/16");
            }
        }
        if (mode == GatewayMode.NETWORK && networks.isEmpty()) {
            throw new CsvRow.Rejected(
                    "gateway_networks", "required", "network mode needs at least one network");
        }
        return networks;
    }

    private static List<String> cells(Institution institution) {
        return List.of(
                institution.code(),
                institution.name(),
                institution.type().code(),
                institution.level(),
                institution.region().value(),
                Boolean.toString(institution.tertiaryBOrHigher()),
                Boolean.toString(institution.specialty()),
                Boolean.toString(institution.networked()),
                institution.agreement().code(),
                institution.gatewayMode().code(),
                String.join(";", institution.gatewayNetworks()));
    }
}
