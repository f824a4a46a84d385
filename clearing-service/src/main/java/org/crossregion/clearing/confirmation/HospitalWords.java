package org.crossregion.clearing.confirmation;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What hospitals said last of their details, for whoever else lets details go. */
@ApplicationScoped
public class HospitalWords {

    private final ConfirmationRepository repository;

    HospitalWords(ConfirmationRepository repository) {
        this.repository = repository;
    }

    /** Which of these their hospital does not agree to (cnfm_flag 0). */
    public Set<String> refused(Collection<String> settlementIds) {
        return repository.lastWords(settlementIds).entrySet().stream()
                .filter(word -> !word.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
