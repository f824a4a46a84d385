package org.crossregion.local.audit;

import java.util.Comparator;

/**
 * One figure that every service must know alike.
 *
 * @param originPeriod month of the settlement
 * @param insuredRegion pooling region that pays
 * @param treatmentRegion pooling region that is paid
 * @param scheme the insurance scheme
 * @param part a fund's code, {@code account}, {@code total} or {@code cleared}
 */
record CellKey(
        String originPeriod,
        String insuredRegion,
        String treatmentRegion,
        String scheme,
        String part)
        implements Comparable<CellKey> {

    private static final Comparator<CellKey> ORDER =
            Comparator.comparing(CellKey::originPeriod)
                    .thenComparing(CellKey::insuredRegion)
                    .thenComparing(CellKey::treatmentRegion)
                    .thenComparing(CellKey::scheme)
                    .thenComparing(CellKey::part);

    @Override
    public int compareTo(CellKey other) {
        return ORDER.compare(this, other);
    }

    CellKey withPart(String other) {
        return new CellKey(originPeriod, insuredRegion, treatmentRegion, scheme, other);
    }

    @Override
    public String toString() {
        return "%s, insured %s, treated %s, %s, %s"
                .formatted(originPeriod, insuredRegion, treatmentRegion, scheme, part);
    }
}
