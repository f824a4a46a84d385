package org.crossregion.clearing.voucher;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;

import java.util.List;

/** Books a region's month by the mapping that is in force for it. */
@ApplicationScoped
class Vouchers {

    private final Movements movements;
    private final Mappings mappings;

    Vouchers(Movements movements, Mappings mappings) {
        this.movements = movements;
        this.mappings = mappings;
    }

    /** What a month has booked, and by which mapping. */
    record Booked(VoucherMapping mapping, List<Voucher> vouchers) {}

    Booked of(RegionCode region, Period month) {
        VoucherMapping mapping =
                mappings.inForce(
                        region.equals(RegionCode.NATION) ? region : region.province(), month);
        return new Booked(mapping, Voucher.of(movements.of(region, month), mapping));
    }
}
