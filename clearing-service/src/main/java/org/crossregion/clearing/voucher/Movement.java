package org.crossregion.clearing.voucher;

import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that moved, as it is booked by one region.
 *
 * @param id of the fact that it is, and of the side that books it; one voucher each
 * @param about the period and tier, or the institution, that it concerns
 * @param document the notice or the bank's reference
 */
record Movement(
        String id,
        MovementKind kind,
        Instant bookedAt,
        Scheme scheme,
        String about,
        String document,
        List<Item> items) {

    /**
     * A part of it.
     *
     * @param fund that bears it; empty for the personal account, and where no fund is meant
     */
    record Item(Optional<Fund> fund, Money amount) {}

    Movement {
        items = items.stream().filter(item -> !item.amount().isZero()).toList();
    }

    static List<Item> whole(Money amount) {
        return List.of(new Item(Optional.empty(), amount));
    }

    Money amount() {
        return Money.sum(items.stream().map(Item::amount).toList());
    }

    boolean isNothing() {
        return items.isEmpty();
    }
}
