package org.crossregion.settlement.reference;

import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A designated institution (定点医药机构).
 *
 * @param type hospital or pharmacy
 * @param level hosp_lv, 01…11
 * @param region its own region code, such as a county's
 * @param agreement active or ended
 * @param agreementUntil the last day on which it holds; absent for one without an end, and for one
 *     that ended nobody said when
 * @param gatewayMode how its hospital system proves who it is: network, tif, bearer or mtls
 * @param gatewayNetworks the networks it may call from, in mode network
 */
public record Institution(
        String code,
        String name,
        String type,
        String level,
        RegionCode region,
        boolean tertiaryBOrHigher,
        boolean specialty,
        boolean networked,
        String agreement,
        Optional<LocalDate> agreementUntil,
        String gatewayMode,
        List<String> gatewayNetworks,
        int version) {

    public Institution {
        gatewayNetworks = List.copyOf(gatewayNetworks);
    }

    public boolean isPharmacy() {
        return type.equals("pharmacy");
    }

    /** Whether its agreement holds on a day: of a stay, that of the admission. */
    public boolean isUnderAgreementOn(LocalDate day) {
        return agreementUntil
                .map(last -> !day.isAfter(last))
                .orElseGet(() -> agreement.equals("active"));
    }
}
