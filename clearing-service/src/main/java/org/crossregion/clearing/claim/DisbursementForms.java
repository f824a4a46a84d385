package org.crossregion.clearing.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.SignOff;
import org.crossregion.clearing.region.Institution;
import org.crossregion.clearing.region.Institutions;
import org.crossregion.clearing.region.Regions;
import org.crossregion.forms.Form;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.security.Role;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes the 拨付单 of an institution, or of all institutions of a region. */
@ApplicationScoped
class DisbursementForms implements FormSource {

    private final Payables payables;
    private final PayoutRepository payouts;
    private final Payees payees;
    private final Periods periods;
    private final Regions regions;
    private final Institutions institutions;

    DisbursementForms(
            Payables payables,
            PayoutRepository payouts,
            Payees payees,
            Periods periods,
            Regions regions,
            Institutions institutions) {
        this.payables = payables;
        this.payouts = payouts;
        this.payees = payees;
        this.periods = periods;
        this.regions = regions;
        this.institutions = institutions;
    }

    @Override
    public Set<String> forms() {
        return Set.of(DisbursementPaper.NO);
    }

    /** Hospitals see their own. */
    @Override
    public Set<String> roles(String form) {
        Set<String> roles = new TreeSet<>(FormSource.super.roles(form));
        roles.add(Role.HOSPITAL);
        return roles;
    }

    @Override
    public Form make(FormQuery query) {
        Period period = query.needMonth();
        if (query.id().isEmpty() && payees.isAgency()) {
            RegionCode region = query.needRegion();
            payees.mustCover(region);
            return signed(paper(period, region).of(all(region, period)), region, period);
        }
        String institution = payees.of(query.id());
        RegionCode region = payees.regionOf(institution);
        return signed(
                paper(period, region).of(payee(institution, period, known(List.of(institution)))),
                region,
                period);
    }

    private List<DisbursementPaper.Payee> all(RegionCode region, Period period) {
        List<String> codes = payouts.institutions(region, period);
        Map<String, Institution> known = known(codes);
        return codes.stream().map(code -> payee(code, period, known)).toList();
    }

    private DisbursementPaper.Payee payee(
            String code, Period period, Map<String, Institution> known) {
        return new DisbursementPaper.Payee(
                code, Institutions.name(known, code), payables.of(code, period));
    }

    private Map<String, Institution> known(List<String> codes) {
        return institutions.of(codes);
    }

    private DisbursementPaper paper(Period period, RegionCode region) {
        return new DisbursementPaper(period, regions.nameOf(region));
    }

    /** Signed by those who have taken the steps of the month within the province. */
    private Form signed(Form form, RegionCode region, Period period) {
        Circle circle = new Circle(region.province(), Tier.PROVINCE);
        return form.withSignOff(SignOff.ofTable(periods.find(new PeriodKey(circle, period))))
                .withVerificationCode();
    }
}
