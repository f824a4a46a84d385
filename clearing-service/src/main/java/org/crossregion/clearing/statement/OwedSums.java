package org.crossregion.clearing.statement;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What statements came to, per pair and scheme. A statement never changes, so those asked for last
 * are kept in memory and not added up again: a year's page asks for thirteen of them each time.
 */
@ApplicationScoped
class OwedSums {

    /** So many sums are kept at most: two years of sixty regions, some thirty megabytes. */
    private static final int KEPT = 200_000;

    private final StatementRepository repository;
    private final LinkedHashMap<Long, List<Owed>> kept = new LinkedHashMap<>(64, 0.75f, true);
    private int size;

    OwedSums(StatementRepository repository) {
        this.repository = repository;
    }

    /** By the statements' ids. */
    Map<Long, List<Owed>> of(Collection<Long> statements) {
        Map<Long, List<Owed>> sums = new HashMap<>();
        List<Long> missing = new ArrayList<>();
        synchronized (kept) {
            for (Long id : statements) {
                List<Owed> known = kept.get(id);
                if (known == null) {
                    missing.add(id);
                } else {
                    sums.put(id, known);
                }
            }
        }
        if (!missing.isEmpty()) {
            Map<Long, List<Owed>> read = repository.owed(missing);
            read.forEach((id, sum) -> keep(id, List.copyOf(sum)));
            sums.putAll(read);
        }
        return sums;
    }

    private void keep(Long id, List<Owed> sum) {
        synchronized (kept) {
            if (kept.putIfAbsent(id, sum) == null) {
                size += sum.size();
            }
            Iterator<List<Owed>> oldest = kept.values().iterator();
            while (size > KEPT && oldest.hasNext()) {
                size -= oldest.next().size();
                oldest.remove();
            }
        }
    }
}
