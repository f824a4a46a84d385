package org.crossregion.filing.institution;

import org.crossregion.values.Coded;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One designated institution.
 *
 * @param level the national code of its level (医院等级), two digits
 * @param region its own region code, which may be a county's
 * @param tertiaryBOrHigher whether it is tertiary B or above (三级乙等及以上)
 * @param specialty whether it is a specialist hospital
 * @param networked whether it settles directly (联网)
 * @param agreementUntil the last day on which the agreement holds; absent for one without an end,
 *     and for one that ended nobody said when
 * @param gatewayNetworks the networks it calls from in {@code network} mode, such as {@code
 *     10.1.0.0/16}
 * @param referralRight whether it may refer its region's insured elsewhere (转诊权)
 * @param regionalCentre whether it is a regional medical centre of provincial level or above
 */
public record Institution(
        String code,
        String name,
        Type type,
        String level,
        RegionCode region,
        boolean tertiaryBOrHigher,
        boolean specialty,
        boolean networked,
        Agreement agreement,
        Optional<LocalDate> agreementUntil,
        GatewayMode gatewayMode,
        List<String> gatewayNetworks,
        boolean referralRight,
        boolean regionalCentre) {

    /** The national names of the levels (医院等级), by their codes. */
    private static final Map<String, String> LEVELS =
            Map.ofEntries(
                    Map.entry("01", "三级特等"),
                    Map.entry("02", "三级甲等"),
                    Map.entry("03", "三级乙等"),
                    Map.entry("04", "三级丙等"),
                    Map.entry("05", "二级甲等"),
                    Map.entry("06", "二级乙等"),
                    Map.entry("07", "二级丙等"),
                    Map.entry("08", "一级甲等"),
                    Map.entry("09", "一级乙等"),
                    Map.entry("10", "一级丙等"),
                    Map.entry("11", "无等级"));

    public Institution {
        gatewayNetworks = List.copyOf(gatewayNetworks);
    }

    /** Such as 三级甲等; the code itself if it is none of the national ones. */
    public String levelName() {
        return LEVELS.getOrDefault(level, level);
    }

    /** Whether its agreement holds on a day: of a stay, that of the admission. */
    public boolean agreementHoldsOn(LocalDate day) {
        return agreementUntil.map(last -> !day.isAfter(last)).orElse(agreement == Agreement.ACTIVE);
    }

    /** What kind of institution it is. */
    public enum Type implements Coded {
        HOSPITAL("hospital", "定点医疗机构"),
        PHARMACY("pharmacy", "定点零售药店");

        private final String code;
        private final String label;

        Type(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** Whether its agreement (医保协议) holds. */
    public enum Agreement implements Coded {
        ACTIVE("active", "有效"),
        ENDED("ended", "终止");

        private final String code;
        private final String label;

        Agreement(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** How its system proves at the gateway who it is. */
    public enum GatewayMode implements Coded {
        /** By the address it calls from; off in production without a flag. */
        NETWORK("network", "网段"),
        /** By the signed headers of the national platform. */
        TIF("tif", "签名头"),
        BEARER("bearer", "令牌"),
        MTLS("mtls", "双向证书");

        private final String code;
        private final String label;

        GatewayMode(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
