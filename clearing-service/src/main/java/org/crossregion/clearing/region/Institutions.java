package org.crossregion.clearing.region;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Looks institutions up. */
@ApplicationScoped
public class Institutions {

    private final InstitutionRepository repository;

    Institutions(InstitutionRepository repository) {
        this.repository = repository;
    }

    /** Those of the codes that reference data knows, by code. */
    public Map<String, Institution> of(Collection<String> codes) {
        Map<String, Institution> known = new TreeMap<>();
        repository.some(codes).forEach(one -> known.put(one.code(), one));
        return known;
    }

    /** The printed name of an institution; its code as long as reference data does not know it. */
    public static String name(Map<String, Institution> known, String code) {
        Institution institution = known.get(code);
        return institution == null ? code : institution.name();
    }
}
