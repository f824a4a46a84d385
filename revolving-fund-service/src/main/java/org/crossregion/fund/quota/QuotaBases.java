package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.util.List;

/** The bases on record; a changed one becomes the next version of itself. */
@ApplicationScoped
public class QuotaBases {

    private final QuotaBasisRepository repository;

    QuotaBases(QuotaBasisRepository repository) {
        this.repository = repository;
    }

    /** All bases as they are now, by year, pair and scheme. */
    public List<QuotaBasis> all() {
        return repository.latest();
    }

    /**
     * Takes bases in.
     *
     * @return how many were new or different
     */
    @Transactional
    public int record(List<QuotaBasis> bases) {
        repository.lock();
        List<QuotaBasis> known = repository.latest();
        List<QuotaBasis> changed = bases.stream().filter(one -> !known.contains(one)).toList();
        repository.add(changed);
        return changed.size();
    }
}
