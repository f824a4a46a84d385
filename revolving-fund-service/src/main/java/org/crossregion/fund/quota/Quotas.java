package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.FundRefusal;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;

import java.util.List;

/** The quotas of a year: as they were fixed last, and as they are in force. */
@ApplicationScoped
public class Quotas {

    private final QuotaRepository repository;
    private final QuotaStepRepository steps;
    private final StartingPoints starts;

    Quotas(QuotaRepository repository, QuotaStepRepository steps, StartingPoints starts) {
        this.repository = repository;
        this.steps = steps;
        this.starts = starts;
    }

    /** Each in its last version, by insured region, treatment region and scheme. */
    public List<Quota> of(int year) {
        return repository.latest(year);
    }

    /** Each in the last version that was published, in the same order. */
    public List<Quota> published(int year) {
        return repository.published(year);
    }

    /** Whether a pair's and scheme's quota of a year has been published. */
    public boolean isPublished(int year, RegionPair pair, Scheme scheme) {
        return repository.published(year).stream()
                .anyMatch(one -> one.pair().equals(pair) && one.scheme() == scheme);
    }

    /**
     * Makes sure that last year's quota, increases and balance are still what these were fixed by.
     *
     * @throws Refused if they are not: money was stated for last year meanwhile, or a notice of it
     *     issued or an increase approved
     */
    public void mustBeCurrent(int year, List<Quota> quotas) {
        StartingPoints.Points now = starts.of(year);
        quotas.stream()
                .filter(quota -> !now.areThoseOf(quota))
                .findFirst()
                .ifPresent(
                        quota -> {
                            throw new Refused(
                                    FundRefusal.QUOTAS_OUTDATED,
                                    now.difference(quota) + "; fix the quotas anew");
                        });
    }

    /** Who approved and published them. */
    public QuotaSteps steps(int year) {
        return steps.of(year);
    }
}
