package org.crossregion.filing.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.institution.Institution;
import org.crossregion.filing.institution.Institutions;
import org.crossregion.filing.region.Region;
import org.crossregion.filing.region.Regions;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The form {@code networked-institutions}, 异地就医联网结算定点医院名单 of a province (S0, annex): whom one may
 * choose from.
 */
@ApplicationScoped
class NetworkedInstitutions implements FormSource {

    private static final String NAME = "networked-institutions";

    private final Institutions institutions;
    private final Regions regions;
    private final Clock clock;

    NetworkedInstitutions(Institutions institutions, Regions regions, Clock clock) {
        this.institutions = institutions;
        this.regions = regions;
        this.clock = clock;
    }

    @Override
    public Set<String> forms() {
        return Set.of(NAME);
    }

    @Override
    public Set<String> roles(String form) {
        return FilingPaper.READERS;
    }

    /** Where one may go is no secret: there is no scope to check. */
    @Override
    public Form make(FormQuery query) {
        RegionCode asked = query.needRegion();
        Region province =
                regions.find(asked)
                        .filter(region -> region.code().isProvince())
                        .orElseThrow(
                                () ->
                                        Refused.field(
                                                "region",
                                                "province",
                                                "must be a known province's code"));
        Institution.Type type = type(query);
        LocalDate today = Beijing.day(clock.instant());
        List<Institution> listed = institutions.networkedIn(asked, type, today);
        String what = type == Institution.Type.HOSPITAL ? "定点医院" : "定点零售药店";
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("省份", "%s（%s）".formatted(province.name(), province.code()));
        header.put("统计日期", today.toString());
        header.put("机构数", Integer.toString(listed.size()));
        return new Form(
                        NAME,
                        province.name() + "异地就医联网结算" + what + "名单",
                        header,
                        "",
                        List.of(section(listed)),
                        FilingPaper.lines(List.of("单位负责人", "复核人", "制表人")),
                        "",
                        "1",
                        "",
                        Layout.PORTRAIT)
                .withVerificationCode();
    }

    /** Hospitals unless pharmacies are asked for. */
    private static Institution.Type type(FormQuery query) {
        return switch (query.kind().orElse("hospital")) {
            case "hospital" -> Institution.Type.HOSPITAL;
            case "pharmacy" -> Institution.Type.PHARMACY;
            default -> throw Refused.field("kind", "known", "must be hospital or pharmacy");
        };
    }

    private Section section(List<Institution> listed) {
        Map<RegionCode, String> pools = new HashMap<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (Institution institution : listed) {
            rows.add(
                    List.of(
                            Cell.of(Integer.toString(rows.size() + 1)),
                            Cell.of(
                                    pools.computeIfAbsent(
                                            institution.region(),
                                            code -> regions.poolingRegion(code).name())),
                            Cell.of(institution.code()),
                            Cell.of(institution.name()),
                            Cell.of(institution.levelName()),
                            Cell.of(institution.tertiaryBOrHigher() ? "是" : "否"),
                            Cell.of(institution.specialty() ? "是" : "否")));
        }
        return new Section(
                "联网结算机构",
                List.of(
                        Column.text("no", "序号"),
                        Column.text("region", "统筹区").wide(16),
                        Column.text("code", "机构编码").wide(16),
                        Column.text("name", "机构名称").wide(36),
                        Column.text("level", "等级"),
                        Column.text("tertiary", "三级乙等及以上"),
                        Column.text("specialty", "专科")),
                rows,
                false);
    }
}
