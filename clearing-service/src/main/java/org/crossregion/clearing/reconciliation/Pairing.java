package org.crossregion.clearing.reconciliation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a list and a detail of ours that are the same bill; one of the two may be missing.
 *
 * @param ordinal how often the list has had this id up to here; 1 if it has it not at all
 */
public record Pairing(
        String settlementId, int ordinal, Optional<KnownBill> here, Optional<ListedBill> there) {

    /**
     * Pairs two lists by settlement id. Hospital systems that keep no number for a refund list it
     * under the number of what it takes back; such a row meets the mirror.
     */
    static List<Pairing> of(Collection<KnownBill> here, Collection<ListedBill> there) {
        Map<String, KnownBill> known = new LinkedHashMap<>();
        Map<String, String> mirrors = new HashMap<>();
        for (KnownBill bill : here) {
            known.put(bill.settlementId(), bill);
            bill.originalId().ifPresent(original -> mirrors.put(original, bill.settlementId()));
        }
        List<Pairing> pairs = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (ListedBill bill : there) {
            String id =
                    bill.takesBack()
                            ? mirrors.getOrDefault(bill.settlementId(), bill.settlementId())
                            : bill.settlementId();
            int ordinal = seen.merge(id, 1, Integer::sum);
            Optional<KnownBill> met =
                    ordinal == 1 ? Optional.ofNullable(known.get(id)) : Optional.empty();
            pairs.add(new Pairing(id, ordinal, met, Optional.of(bill)));
        }
        known.forEach(
                (id, bill) -> {
                    if (!seen.containsKey(id)) {
                        pairs.add(new Pairing(id, 1, Optional.of(bill), Optional.empty()));
                    }
                });
        return pairs;
    }

    /** Both sides say the same of it. */
    boolean agrees() {
        return here.isPresent()
                && there.isPresent()
                && here.get().sums().equals(there.get().sums())
                && (here.get().isRefunded() || !there.get().refunded());
    }

    /** A bill and what takes it back, which a list without refunds rightly leaves out. */
    boolean isLeftOut(boolean withRefunds) {
        return !withRefunds && there.isEmpty() && here.filter(KnownBill::isRefunded).isPresent();
    }
}
