package org.crossregion.filing.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.crossregion.values.FilingType;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a filing of one type must be proven with: everything in {@code allOf}, and any one of {@code
 * oneOf}, for which a promise may stand where {@code promise} says so.
 *
 * @param source the paragraph this was written from
 */
public record TypeTerms(
        @JsonProperty(required = true) FilingType type,
        @JsonProperty(required = true) String source,
        @JsonProperty(required = true) List<String> allOf,
        @JsonProperty(required = true) List<String> oneOf,
        @JsonProperty(required = true) boolean promise) {

    public TypeTerms {
        allOf = List.copyOf(allOf);
        oneOf = List.copyOf(oneOf);
        if (promise && oneOf.isEmpty()) {
            throw new IllegalArgumentException(
                    type.code() + " lets a promise stand for proof but demands none");
        }
    }

    /**
     * What is still missing: each element a list of materials of which any one will do.
     *
     * @param promised a promise stands for the proof
     */
    public List<List<String>> missing(Collection<String> given, boolean promised) {
        List<List<String>> missing = new ArrayList<>();
        for (String kind : allOf) {
            if (!given.contains(kind)) {
                missing.add(List.of(kind));
            }
        }
        if (!oneOf.isEmpty() && !promised && oneOf.stream().noneMatch(given::contains)) {
            missing.add(oneOf);
        }
        return missing;
    }

    /** Whether the proof is there, so that a promise is not needed. */
    public boolean isProvenBy(Collection<String> given) {
        return oneOf.isEmpty() || oneOf.stream().anyMatch(given::contains);
    }

    @JsonIgnore
    Set<String> demanded() {
        Set<String> demanded = new LinkedHashSet<>(allOf);
        demanded.addAll(oneOf);
        return demanded;
    }
}
