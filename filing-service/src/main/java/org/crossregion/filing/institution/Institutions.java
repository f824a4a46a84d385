package org.crossregion.filing.institution;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.reference.Versioned;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What other capabilities ask about institutions. */
@ApplicationScoped
public class Institutions {

    private final InstitutionRepository institutions;

    Institutions(InstitutionRepository institutions) {
        this.institutions = institutions;
    }

    public Optional<Institution> find(String code) {
        return Optional.ofNullable(find(List.of(code)).get(code));
    }

    /** The known ones among these codes. */
    public Map<String, Institution> find(Collection<String> codes) {
        Map<String, Institution> found = new LinkedHashMap<>();
        institutions.find(codes).values().stream()
                .map(Versioned::value)
                .forEach(institution -> found.put(institution.code(), institution));
        return found;
    }

    /** Those of a type that settle directly in a province on a day, by region and code. */
    public List<Institution> networkedIn(
            RegionCode province, Institution.Type type, LocalDate day) {
        return institutions.networkedIn(province, type, day);
    }
}
