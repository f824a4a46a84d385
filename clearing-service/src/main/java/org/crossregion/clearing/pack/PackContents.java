package org.crossregion.clearing.pack;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.national.NationalGate;
import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.NoticeKind;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.form.FormQuery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which forms belong into a pack. */
@ApplicationScoped
class PackContents {

    private static final List<String> REGIONS_MONTH = List.of("10", "11", "12", "13", "14");
    private static final List<String> REGIONS_YEAR = List.of("15", "17", "18");
    private static final List<String> AUTHORITYS_MONTH = List.of("9", "matrix", "analysis");
    private static final List<String> AUTHORITYS_YEAR = List.of("16");

    private final Notices notices;
    private final NationalGate gate;

    PackContents(Notices notices, NationalGate gate) {
        this.notices = notices;
        this.gate = gate;
    }

    /** The tables of an authority. */
    List<FormQuery> of(PeriodKey key) {
        List<String> tables = key.period().isMonth() ? AUTHORITYS_MONTH : AUTHORITYS_YEAR;
        List<FormQuery> contents = new ArrayList<>();
        tables.forEach(no -> contents.add(table(no, key, Optional.empty())));
        addNational(key, Optional.empty(), contents);
        return contents;
    }

    /** Where the nation clears, what its result says of a province, or of a region. */
    private void addNational(PeriodKey key, Optional<RegionCode> region, List<FormQuery> contents) {
        boolean imported =
                key.circle().tier() == Tier.NATIONAL
                        && !key.circle().isNation()
                        && key.period().isMonth()
                        && gate.imports(key.circle().authority(), key.period());
        if (imported) {
            contents.add(table("national-result", key, region));
        }
    }

    /** The tables of one of its regions, its notices, and what it applies for. */
    List<FormQuery> of(PeriodKey key, RegionCode region) {
        List<FormQuery> contents = new ArrayList<>();
        if (!key.circle().isNation()) {
            (key.period().isMonth() ? REGIONS_MONTH : REGIONS_YEAR)
                    .forEach(no -> contents.add(table(no, key, Optional.of(region))));
        }
        addNational(key, Optional.of(region), contents);
        List<Notice> own =
                notices.of(key.circle(), key.period()).stream()
                        .filter(notice -> notice.region().equals(region))
                        .filter(notice -> notice.kind().isClearing())
                        .toList();
        own.forEach(notice -> contents.add(paper(notice)));
        if (own.stream().anyMatch(PackContents::isMonthlyOrder)) {
            contents.add(table("payment-application", key, Optional.of(region)));
        }
        return contents;
    }

    private static boolean isMonthlyOrder(Notice notice) {
        return notice.direction() == Direction.PAYABLE
                && notice.kind() == NoticeKind.MONTHLY
                && notice.voided().isEmpty();
    }

    private static FormQuery table(String no, PeriodKey key, Optional<RegionCode> region) {
        return new FormQuery(
                no,
                Optional.of(key.period()),
                Optional.of(key.circle().authority()),
                region,
                Optional.of(key.circle().tier()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    private static FormQuery paper(Notice notice) {
        return new FormQuery(
                notice.direction().form(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(notice.number()),
                false,
                Optional.empty());
    }
}
