package org.crossregion.settlement.fee;

import org.crossregion.settlement.catalogue.LineSplit;

/** What a settlement round holds so far. */
public record OpenLines(int count, LineSplit parts) {

    public boolean isEmpty() {
        return count == 0;
    }
}
