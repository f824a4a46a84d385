package org.crossregion.clearing.national;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.Optional;

/**
 * What the nation says its result comes to (控制总数) with one other province.
 *
 * @param scheme both schemes together if it is empty
 * @param rows how many settlements
 * @param cleared before deductions
 */
record ControlTotal(
        Direction direction,
        RegionCode province,
        Optional<Scheme> scheme,
        long rows,
        Money total,
        Money cleared,
        Money deducted) {

    /** Whose sum it is, as an error names it. */
    String key() {
        return direction.code() + " " + province + scheme.map(one -> " " + one.code()).orElse("");
    }
}
