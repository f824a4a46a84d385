package org.crossregion.settlement.catalogue;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the catalogue item that applies (就医地目录): inside a province its one catalogue, otherwise the
 * treatment region's own version of the item before its province's.
 */
@ApplicationScoped
public class Catalogue {

    private final CatalogueRepository items;

    Catalogue(CatalogueRepository items) {
        this.items = items;
    }

    /** Reads all versions of some items once, for a batch of lines. */
    public Excerpt excerpt(
            RegionCode insuredRegion, RegionCode treatmentRegion, Collection<String> codes) {
        RegionCode province = treatmentRegion.province();
        boolean provincial =
                insuredRegion.sameProvince(treatmentRegion)
                        && !insuredRegion.equals(treatmentRegion);
        List<RegionCode> regions =
                provincial ? List.of(province) : List.of(treatmentRegion, province);
        return Excerpt.of(regions, items.versions(regions, codes));
    }

    /** The versions of some items that may apply to one bill. */
    public static final class Excerpt {

        private final List<RegionCode> ladder;
        private final Map<String, List<CatalogueItem>> versions = new HashMap<>();

        private Excerpt(List<RegionCode> ladder, List<CatalogueItem> items) {
            this.ladder = List.copyOf(ladder);
            for (CatalogueItem item : items) {
                versions.computeIfAbsent(item.code(), code -> new ArrayList<>()).add(item);
            }
        }

        /**
         * @param ladder whose version comes first
         */
        public static Excerpt of(List<RegionCode> ladder, List<CatalogueItem> items) {
            return new Excerpt(ladder, items);
        }

        /** The item in force on the day of care, or the unknown item of class C. */
        public CatalogueItem item(String code, LocalDate day) {
            List<CatalogueItem> known = versions.getOrDefault(code, List.of());
            for (RegionCode region : ladder) {
                var inForce =
                        known.stream()
                                .filter(item -> item.region().equals(region))
                                .filter(item -> !item.validFrom().isAfter(day))
                                .max(Comparator.comparing(CatalogueItem::validFrom));
                if (inForce.isPresent()) {
                    return inForce.get();
                }
            }
            return CatalogueItem.unknown(ladder.get(0), code);
        }
    }
}
