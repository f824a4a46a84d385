package org.crossregion.filing.institution;

import jakarta.inject.Singleton;

import org.crossregion.filing.institution.Institution.GatewayMode;
import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.CsvKind;
import org.crossregion.filing.reference.Line;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.region.Regions;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.Rejections;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Institutions as a file. Their regions must be known. */
@Singleton
class InstitutionKind extends CsvKind<Institution> {

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

    /** May be left out. */
    private static final List<String> ALL_COLUMNS =
            Stream.concat(
                            COLUMNS.stream(),
                            Stream.of("referral_right", "regional_centre", "agreement_until"))
                    .toList();

    private final Regions regions;

    InstitutionKind(InstitutionRepository institutions, Regions regions, ReferenceImport imports) {
        super(institutions, imports, "code", COLUMNS);
        this.regions = regions;
    }

    @Override
    protected void check(List<Line<Institution>> lines, Rejections rejections) {
        regions.mustKnow(lines, Institution::region, "region", rejections);
    }

    @Override
    protected Institution row(CsvRow row) {
        GatewayMode mode = row.coded(GatewayMode.class, "gateway_mode");
        boolean tertiary = row.flag("tertiary_b_or_higher");
        boolean specialist = row.flag("specialty");
        return new Institution(
                Cells.matching(row, "code", "[HP][0-9]{11}", "H or P and eleven digits"),
                Cells.text(row, "name", 200),
                row.coded(Institution.Type.class, "type"),
                Cells.matching(row, "level", "[0-9]{2}", "a level of two digits"),
                row.region("region"),
                tertiary,
                specialist,
                row.flag("networked"),
                row.coded(Institution.Agreement.class, "agreement"),
                row.optionalDay("agreement_until"),
                mode,
                networks(row, mode),
                row.optionalText("referral_right").isPresent()
                        ? row.flag("referral_right")
                        : tertiary || specialist,
                row.flag("regional_centre"));
    }

    /** The optional ones as well. */
    @Override
    protected List<String> written() {
        return ALL_COLUMNS;
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

    @Override
    protected List<String> cells(Institution institution) {
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
                String.join(";", institution.gatewayNetworks()),
                Boolean.toString(institution.referralRight()),
                Boolean.toString(institution.regionalCentre()),
                institution.agreementUntil().map(LocalDate::toString).orElse(""));
    }
}
