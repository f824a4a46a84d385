package org.crossregion.settlement.reference;

import org.crossregion.values.RegionCode;

import java.util.List;

/**
 * A designated institution (定点医药机构).
 *
 * @param type hospital or pharmacy
 * @param level hosp_lv, 01…11
 * @param region its own region code, such as a county's
 * @param agreement active or ended
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
        String gatewayMode,
        List<String> gatewayNetworks,
        int version) {

    public Institution {
        gatewayNetworks = List.copyOf(gatewayNetworks);
    }

    public boolean isPharmacy() {
        return type.equals("pharmacy");
    }

    public boolean isUnderAgreement() {
        return agreement.equals("active");
    }
}
