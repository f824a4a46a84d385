package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** The quotas fixed for a year, each in its last version. */
@ApplicationScoped
public class Quotas {

    private final QuotaRepository repository;

    Quotas(QuotaRepository repository) {
        this.repository = repository;
    }

    /** By insured region, treatment region and scheme. */
    public List<Quota> of(int year) {
        return repository.latest(year);
    }
}
