package org.crossregion.clearing.analysis;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.region.Institutions;
import org.crossregion.clearing.region.Regions;
import org.crossregion.forms.Form;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.security.Caller;

import java.util.Set;
import java.util.stream.Collectors;

/** Makes the monthly analysis of a region, of an authority's province, or of the nation. */
@ApplicationScoped
class Analysis implements FormSource {

    private final AnalysisRepository repository;
    private final Regions regions;
    private final Institutions institutions;
    private final Caller caller;

    Analysis(
            AnalysisRepository repository,
            Regions regions,
            Institutions institutions,
            Caller caller) {
        this.repository = repository;
        this.regions = regions;
        this.institutions = institutions;
        this.caller = caller;
    }

    @Override
    public Set<String> forms() {
        return Set.of(AnalysisForm.NO);
    }

    @Override
    public Form make(FormQuery query) {
        RegionCode about = query.region().orElseGet(query::needAuthority);
        caller.mustCover(about);
        Period period = query.needMonth();
        Month now = month(about, period);
        Month before = month(about, period.previous());
        Set<String> codes = now.care().stream().map(Care::institution).collect(Collectors.toSet());
        return new AnalysisForm(period, now, before, regions::nameOf, institutions.of(codes))
                .make(about, repository.lastFact(period));
    }

    private Month month(RegionCode about, Period period) {
        Area area = Area.of(about);
        return new Month(area, repository.month(period, area.first(), area.end()));
    }
}
