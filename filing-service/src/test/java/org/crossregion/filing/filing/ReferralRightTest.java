package org.crossregion.filing.filing;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.filing.institution.Institution;
import org.crossregion.filing.person.Insurance;
import org.crossregion.filing.policy.Presets;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.region.OpeningStage;
import org.crossregion.filing.region.Region;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who refers a patient of 牡丹江 (S4 第十一条(二)). */
class ReferralRightTest {

    private static final RegionCode MUDANJIANG = RegionCode.of("231000");
    private static final RegionCode HARBIN = RegionCode.of("230100");
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 20);
    private static final Optional<String> TUMOUR = Optional.of("C34.900");
    private static final Optional<String> HEART = Optional.of("I21.900");

    @Test
    void a_tumour_is_referred_by_the_tumour_hospital_and_by_no_other() {
        assertThat(mayRefer(hospital("示例肿瘤专科医院", true, true), TUMOUR)).isTrue();
        assertThat(mayRefer(hospital("示例眼科专科医院", true, true), TUMOUR)).isFalse();
        assertThat(mayRefer(hospital("示例市医院", true, false), TUMOUR)).isFalse();
    }

    @Test
    void any_other_disease_is_referred_by_a_general_hospital_of_tertiary_b_or_above() {
        assertThat(mayRefer(hospital("示例市医院", true, false), HEART)).isTrue();
        assertThat(mayRefer(hospital("示例区医院", false, false), HEART)).isFalse();
        assertThat(mayRefer(hospital("示例肿瘤专科医院", true, true), HEART)).isFalse();
    }

    @Test
    void where_the_disease_is_not_said_a_specialist_or_a_tertiary_b_hospital_refers() {
        assertThat(mayRefer(hospital("示例肿瘤专科医院", false, true), Optional.empty())).isTrue();
        assertThat(mayRefer(hospital("示例市医院", true, false), Optional.empty())).isTrue();
        assertThat(mayRefer(hospital("示例区医院", false, false), Optional.empty())).isFalse();
    }

    @Test
    void the_hospital_is_one_of_the_insured_region_and_under_agreement() {
        Institution own = hospital("示例市医院", true, false);
        Institution ended =
                new Institution(
                        own.code(),
                        own.name(),
                        own.type(),
                        own.level(),
                        own.region(),
                        true,
                        false,
                        true,
                        Institution.Agreement.ENDED,
                        Optional.empty(),
                        own.gatewayMode(),
                        own.gatewayNetworks(),
                        false,
                        false);

        assertThat(mayRefer(own, HARBIN, HEART)).isFalse();
        assertThat(mayRefer(ended, HEART)).isFalse();
    }

    private static boolean mayRefer(Institution hospital, Optional<String> diagnosis) {
        return mayRefer(hospital, MUDANJIANG, diagnosis);
    }

    private static boolean mayRefer(
            Institution hospital, RegionCode pool, Optional<String> diagnosis) {
        ApplicationRules rules =
                new ApplicationRules(
                        new Application(
                                "99990000000000000001",
                                FilingType.REFERRAL,
                                "basic",
                                List.of(HARBIN),
                                List.of(),
                                "agency",
                                TODAY,
                                Optional.empty(),
                                List.of(paper("identity-voucher"), paper("referral-form")),
                                false,
                                "转诊",
                                Optional.of(hospital.code()),
                                Optional.empty(),
                                diagnosis),
                        Presets.MUDANJIANG,
                        MUDANJIANG,
                        new Insurance(
                                Scheme.EMPLOYEE,
                                "1201",
                                MUDANJIANG,
                                LocalDate.of(2008, 1, 1),
                                "1",
                                "",
                                false),
                        Map.of(HARBIN, region()),
                        Map.of(hospital.code(), hospital),
                        Map.of(hospital.code(), pool),
                        Set.of());
        try {
            rules.mustHold(TODAY, true);
            return true;
        } catch (Refused e) {
            assertThat(e.refusal()).isEqualTo(FilingRefusal.REFERRAL_NOT_ACCEPTED);
            return false;
        }
    }

    private static Material paper(String kind) {
        return new Material(kind, "见附件", Optional.empty(), Optional.empty());
    }

    private static Region region() {
        return new Region(
                HARBIN, "哈尔滨市", HARBIN, HARBIN, LocalDate.of(2020, 1, 1), OpeningStage.OPEN, true);
    }

    private static Institution hospital(String name, boolean tertiaryB, boolean specialty) {
        return new Institution(
                "H23100000001",
                name,
                Institution.Type.HOSPITAL,
                "03",
                MUDANJIANG,
                tertiaryB,
                specialty,
                true,
                Institution.Agreement.ACTIVE,
                Optional.empty(),
                Institution.GatewayMode.NETWORK,
                List.of(),
                false,
                false);
    }
}
