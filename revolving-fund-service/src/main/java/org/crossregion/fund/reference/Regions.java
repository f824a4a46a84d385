package org.crossregion.fund.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;

import java.util.Map;

/** What regions are called. */
@ApplicationScoped
public class Regions {

    private final RegionRepository repository;

    Regions(RegionRepository repository) {
        this.repository = repository;
    }

    /** All names known; one that was never published is called by its code. */
    public Names names() {
        return new Names(repository.names());
    }

    /** The names at one moment. */
    public record Names(Map<RegionCode, String> known) {

        public String of(RegionCode code) {
            return code.equals(RegionCode.NATION)
                    ? known.getOrDefault(code, "国家")
                    : known.getOrDefault(code, code.value());
        }
    }
}
