package org.crossregion.filing.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.Collection;
import java.util.List;

/**
 * The treatment place must confirm the chosen institutions (安置地经办机构确认): on one of these papers, or
 * by its clerk in the system.
 *
 * @param materials the papers that bear the stamp of the treatment place's agency; may be none
 */
public record ConfirmationTerms(@JsonProperty(required = true) List<String> materials) {

    public ConfirmationTerms {
        materials = List.copyOf(materials);
    }

    /** Whether it is confirmed on paper. */
    public boolean isOnPaper(Collection<String> given) {
        return materials.stream().anyMatch(given::contains);
    }
}
