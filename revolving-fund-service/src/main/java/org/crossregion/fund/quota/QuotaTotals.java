package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.util.ArrayList;
import java.util.List;

/** The totals given from above; a changed one becomes the next version of itself. */
@ApplicationScoped
public class QuotaTotals {

    private final QuotaTotalRepository repository;

    QuotaTotals(QuotaTotalRepository repository) {
        this.repository = repository;
    }

    /** All as they are now, by year, members and scheme. */
    public List<QuotaTotal> all() {
        return repository.latest();
    }

    /**
     * Takes totals in.
     *
     * @return how many were new or different
     * @throws IllegalArgumentException if a pair would have a share in two of them
     */
    @Transactional
    public int record(List<QuotaTotal> totals) {
        repository.lock();
        List<QuotaTotal> known = repository.latest();
        List<QuotaTotal> changed = totals.stream().filter(one -> !known.contains(one)).toList();
        List<QuotaTotal> all = new ArrayList<>(totals);
        known.stream().filter(one -> totals.stream().noneMatch(one::isAbout)).forEach(all::add);
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (all.get(i).overlaps(all.get(j))) {
                    throw new IllegalArgumentException(
                            "a pair would share both %s and %s".formatted(all.get(j), all.get(i)));
                }
            }
        }
        repository.add(changed);
        return changed.size();
    }
}
