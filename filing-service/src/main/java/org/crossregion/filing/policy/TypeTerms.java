package org.crossregion.filing.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.crossregion.values.FilingType;
import org.crossregion.values.Scheme;

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
 * @param category which of the type's categories of persons it is about; empty if the type has none
 * @param label the category's printed name
 * @param schemes the schemes whose insured may file so; empty for all
 * @param institutions how many institutions such a filing names at most, 0 for none; the policy's
 *     {@code maxInstitutions} if absent
 * @param channels the policy's channels by which it is filed; empty for all
 * @param personTypes two digits or more that the person's national type begins with; empty for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TypeTerms(
        @JsonProperty(required = true) FilingType type,
        @JsonProperty(required = true) String source,
        @JsonProperty(required = true) List<String> allOf,
        @JsonProperty(required = true) List<String> oneOf,
        @JsonProperty(required = true) boolean promise,
        String category,
        String label,
        List<Scheme> schemes,
        List<String> personTypes,
        Integer institutions,
        List<String> channels) {

    public TypeTerms {
        category = category == null ? "" : category;
        label = label == null ? "" : label;
        schemes = schemes == null ? List.of() : List.copyOf(schemes);
        personTypes = personTypes == null ? List.of() : List.copyOf(personTypes);
        channels = channels == null ? List.of() : List.copyOf(channels);
        if (category.isEmpty() != label.isEmpty()) {
            throw new IllegalArgumentException(
                    type.code() + " has a category without a label or a label without a category");
        }
        if (institutions != null && institutions < 0) {
            throw new IllegalArgumentException(type.code() + ".institutions is " + institutions);
        }
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

    /** Whether somebody insured so may file so. */
    public boolean isFor(Scheme scheme, String personType) {
        return (schemes.isEmpty() || schemes.contains(scheme))
                && (personTypes.isEmpty() || personTypes.stream().anyMatch(personType::startsWith));
    }

    /** Whether it is filed by a channel of the policy. */
    public boolean isFiledBy(String channel) {
        return channels.isEmpty() || channels.contains(channel);
    }

    /** The type, and the category if there is one. */
    String name() {
        return category.isEmpty() ? type.code() : type.code() + "/" + category;
    }

    @JsonIgnore
    Set<String> demanded() {
        Set<String> demanded = new LinkedHashSet<>(allOf);
        demanded.addAll(oneOf);
        return demanded;
    }
}
