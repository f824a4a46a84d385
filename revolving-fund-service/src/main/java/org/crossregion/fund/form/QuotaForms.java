package org.crossregion.fund.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.forms.Form;
import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.adjustment.Adjustment;
import org.crossregion.fund.adjustment.Adjustments;
import org.crossregion.fund.adjustment.PairAdjustment;
import org.crossregion.fund.quota.Quota;
import org.crossregion.fund.quota.QuotaPolicies;
import org.crossregion.fund.quota.QuotaPolicy;
import org.crossregion.fund.quota.Quotas;
import org.crossregion.fund.reference.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes forms 6-1 and 6-2 from the quotas on record and the ledger. */
@ApplicationScoped
class QuotaForms implements FormSource {

    private static final String BY_REGION = "6-1";
    private static final String OF_REGION = "6-2";

    private final Quotas quotas;
    private final QuotaPolicies policies;
    private final Adjustments adjustments;
    private final Decisions decisions;
    private final Regions regions;
    private final Caller caller;

    QuotaForms(
            Quotas quotas,
            QuotaPolicies policies,
            Adjustments adjustments,
            Decisions decisions,
            Regions regions,
            Caller caller) {
        this.quotas = quotas;
        this.policies = policies;
        this.adjustments = adjustments;
        this.decisions = decisions;
        this.regions = regions;
        this.caller = caller;
    }

    @Override
    public Set<String> forms() {
        return Set.of(BY_REGION, OF_REGION);
    }

    @Override
    public Set<String> roles(String form) {
        return FormReaders.ROLES;
    }

    @Override
    public Form make(FormQuery query) {
        int year = query.needPeriod().firstDay().getYear();
        return query.no().equals(BY_REGION)
                ? byRegion(year, province(query))
                : ofRegion(year, query.needRegion());
    }

    private RegionCode province(FormQuery query) {
        RegionCode authority = query.needAuthority();
        if (!authority.isProvince() && !authority.equals(RegionCode.NATION)) {
            throw new Refused(
                    FundRefusal.FORM_REGION_UNFIT,
                    "form 6-1 is a province's or the nation's, not one of " + authority);
        }
        caller.mustCover(authority);
        return authority;
    }

    private Form byRegion(int year, RegionCode authority) {
        Regions.Names names = regions.names();
        Decisions.Made made = decisions.of(year);
        Map<String, List<PairAdjustment>> byInsured =
                grouped(year, required(year, authority), quota -> quota.pair().insured().value());
        List<Sheet.Line> lines =
                byInsured.entrySet().stream()
                        .map(
                                entry ->
                                        line(
                                                List.of(names.of(RegionCode.of(entry.getKey()))),
                                                entry.getValue(),
                                                made))
                        .toList();
        String title = names.of(authority) + "省平台异地医保业务周转金额度调整明细表";
        return sheet(BY_REGION, title, names.of(authority), year, byInsured.values(), made)
                .form(List.of("统筹区"), lines);
    }

    private Form ofRegion(int year, RegionCode region) {
        caller.mustCover(region);
        Regions.Names names = regions.names();
        List<Quota> its =
                required(year, region).stream()
                        .filter(quota -> quota.pair().insured().equals(region))
                        .toList();
        if (its.isEmpty()) {
            throw notFixed(year, region);
        }
        Decisions.Made made = decisions.of(year);
        Map<String, List<PairAdjustment>> byCounterparty =
                grouped(
                        year,
                        its,
                        quota -> quota.pair().treatment().value() + " " + quota.scheme().code());
        List<Sheet.Line> lines =
                byCounterparty.values().stream()
                        .map(
                                one ->
                                        line(
                                                List.of(
                                                        names.of(
                                                                one.get(0)
                                                                        .quota()
                                                                        .pair()
                                                                        .treatment()),
                                                        one.get(0).quota().scheme().label()),
                                                one,
                                                made))
                        .toList();
        String title = provinceName(names, region) + names.of(region) + "统筹区异地医保业务周转金额度调整明细表";
        return sheet(OF_REGION, title, names.of(region), year, byCounterparty.values(), made)
                .form(List.of("就医地", "险种"), lines);
    }

    private static String provinceName(Regions.Names names, RegionCode region) {
        return region.isProvince() ? "" : names.of(region.province());
    }

    /** What is in force; as long as nothing is, the draft. */
    private List<Quota> required(int year, RegionCode authority) {
        List<Quota> published = within(quotas.published(year), authority);
        List<Quota> its = published.isEmpty() ? within(quotas.of(year), authority) : published;
        if (its.isEmpty()) {
            throw notFixed(year, authority);
        }
        return its;
    }

    private static List<Quota> within(List<Quota> all, RegionCode authority) {
        return all.stream().filter(quota -> isWithin(quota.pair().insured(), authority)).toList();
    }

    private static Refused notFixed(int year, RegionCode region) {
        return new Refused(FundRefusal.QUOTAS_NOT_FIXED, "no quotas of " + year + " for " + region);
    }

    private static boolean isWithin(RegionCode insured, RegionCode authority) {
        return authority.equals(RegionCode.NATION)
                || authority.equals(insured)
                || authority.isProvince() && authority.sameProvince(insured);
    }

    /**
     * The coefficient is printed if it is one for all: a region may have two policies, and a share
     * of a total has none.
     */
    private static Sheet.Line line(
            List<String> names, List<PairAdjustment> its, Decisions.Made made) {
        List<Rate> multipliers =
                its.stream().map(one -> one.quota().multiplier()).distinct().toList();
        boolean isShare = its.stream().anyMatch(one -> one.quota().givenTotal().isPresent());
        return new Sheet.Line(
                names,
                multipliers.size() == 1 && !isShare
                        ? Optional.of(multipliers.get(0))
                        : Optional.empty(),
                Adjustment.sum(its.stream().map(PairAdjustment::adjustment).toList()),
                note(its, made));
    }

    /**
     * What the figures do not say by themselves: increases in them, what was never brought, and
     * what they follow from if not from the coefficient.
     */
    private static String note(List<PairAdjustment> its, Decisions.Made made) {
        Money emergency = Money.sum(its.stream().map(PairAdjustment::emergency).toList());
        Money arrears = Money.sum(its.stream().map(PairAdjustment::arrears).toList());
        List<String> notes = new ArrayList<>();
        if (emergency.isPositive()) {
            notes.add("含紧急调增" + emergency + "元");
        }
        if (arrears.isPositive()) {
            notes.add("上年欠缴" + arrears + "元");
        }
        its.stream()
                .flatMap(one -> one.quota().givenTotal().stream())
                .distinct()
                .map(total -> "按支出占比分配上级核定总额" + total + "元")
                .forEach(notes::add);
        its.stream()
                .flatMap(one -> made.reason(one.quota()).stream())
                .distinct()
                .forEach(notes::add);
        return String.join("；", notes);
    }

    private Sheet sheet(
            String no,
            String title,
            String unit,
            int year,
            Collection<List<PairAdjustment>> groups,
            Decisions.Made made) {
        List<Quota> all = groups.stream().flatMap(List::stream).map(PairAdjustment::quota).toList();
        Quota last = all.stream().max(Comparator.comparing(Quota::fixedAt)).orElseThrow();
        String printedUnit =
                policies.inForce(last.pair(), Beijing.day(last.fixedAt()))
                        .map(QuotaPolicy::printedUnit)
                        .orElse("元");
        int version = 1 + all.stream().mapToInt(quota -> quota.version() - 1).sum();
        return new Sheet(
                no,
                title,
                unit,
                Period.ofYear(year),
                printedUnit,
                version,
                Beijing.day(last.fixedAt()),
                made.isDraft(all),
                made.fixedBy(all),
                made.approvedBy(all));
    }

    private Map<String, List<PairAdjustment>> grouped(
            int year, List<Quota> quotas, Function<Quota, String> key) {
        return adjustments.of(year, quotas).stream()
                .collect(
                        Collectors.groupingBy(
                                one -> key.apply(one.quota()), TreeMap::new, Collectors.toList()));
    }
}
