package org.crossregion.fund.utilisation;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.Optional;

/** Which facts the audit asks for, and from where on. */
public record FactQuery(
        Period origin,
        Optional<RegionCode> insured,
        Optional<RegionCode> treatment,
        Optional<Scheme> scheme,
        String after,
        int limit) {}
