package org.crossregion.filing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.policy.Presets.JILIN;

import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** The preset jilin, point by point against its source S1, 《吉林省医疗保险异地就医经办规程》政策问答. */
class JilinPolicyTest {

    private static final List<FilingType> LONG_TERM =
            List.of(
                    FilingType.RESETTLED_RETIREE,
                    FilingType.RESIDENT_ELSEWHERE,
                    FilingType.STATIONED_WORKER);

    @Test
    void question_1_of_materials_3_to_5_any_one_will_do_for_long_term_care() {
        for (FilingType type : LONG_TERM) {
            TypeTerms terms = JILIN.terms(type).orElseThrow();
            assertThat(terms.allOf()).containsExactly("identity-voucher");
            assertThat(terms.oneOf())
                    .containsExactly("settlement-proof", "residence-proof", "work-proof");
            assertThat(terms.promise()).isTrue();
        }
    }

    @Test
    void question_1_the_registration_form_is_made_by_the_system_and_not_demanded() {
        assertThat(JILIN.materials().keySet())
                .noneMatch(kind -> kind.contains("form"))
                .contains("identity-voucher");
        assertThat(JILIN.materials().values()).noneMatch(name -> name.contains("登记备案表"));
    }

    @Test
    void question_1_maternity_needs_identity_and_the_maternal_handbook() {
        TypeTerms terms = JILIN.terms(FilingType.MATERNITY).orElseThrow();

        assertThat(terms.allOf()).containsExactly("identity-voucher", "maternal-handbook");
        assertThat(terms.oneOf()).isEmpty();
    }

    @Test
    void question_1_materials_3_to_5_are_named_as_the_source_names_them() {
        assertThat(JILIN.materials().get("settlement-proof")).contains("户口簿首页", "常住人口登记卡");
        assertThat(JILIN.materials().get("residence-proof")).contains("身份证", "户口簿");
        assertThat(JILIN.materials().get("work-proof")).contains("工作", "进修", "学习");
        assertThat(JILIN.materials().get("identity-voucher")).contains("医保电子凭证", "有效身份证件", "社会保障卡");
    }

    @Test
    void
            question_2_the_right_to_refer_is_an_institutions_of_the_insured_place_or_a_regional_centres() {
        assertThat(JILIN.referralBy()).isEqualTo(ReferralRight.ENTITLED);
        assertThat(JILIN.hospitals().referrals()).isEqualTo(HospitalTerms.Asking.AT_ONCE);
        assertThat(JILIN.materials().get("referral-paper")).contains("病历", "疾病诊断书");
    }

    @Test
    void question_2_a_referral_needs_identity_and_the_paper() {
        TypeTerms terms = JILIN.terms(FilingType.REFERRAL).orElseThrow();

        assertThat(terms.allOf()).containsExactly("identity-voucher", "referral-paper");
        assertThat(terms.promise()).isFalse();
    }

    @Test
    void question_3_filings_come_by_three_channels_at_a_counter_and_five_on_line() {
        assertThat(JILIN.channels().values())
                .containsExactly(
                        "经办机构",
                        "合作单位",
                        "委托机构",
                        "委托机构（具有转诊权的定点医疗机构）",
                        "国家医保服务平台",
                        "省级医保服务平台网厅",
                        "APP",
                        "小程序",
                        "政务服务平台");
    }

    @Test
    void question_4_whoever_is_filed_may_go_to_every_designated_institution() {
        assertThat(JILIN.maxInstitutions()).isZero();
    }

    @Test
    void question_5_whoever_is_not_filed_at_settlement_is_reimbursed_by_hand() {
        assertThat(JILIN.rules().unfiledPaysDirectly()).isFalse();
    }

    @Test
    void counties_of_the_province_are_exempt_such_as_jiaohe_and_huinan_but_no_city() {
        assertThat(JILIN.rules().exemptCountyLevelWithinProvince()).isTrue();
        assertThat(JILIN.exemptRegions())
                .contains(RegionCode.of("220281"), RegionCode.of("220523"))
                .allMatch(region -> region.sameProvince(JILIN.region()))
                .noneMatch(region -> region.value().endsWith("00"))
                .doesNotContain(RegionCode.of("220581"), RegionCode.of("222401"));
    }

    @Test
    void every_type_cites_its_source() {
        assertThat(JILIN.types()).allMatch(terms -> !terms.source().isBlank());
        assertThat(JILIN.source()).startsWith("S1");
    }

    @Test
    void what_is_missing_is_told_as_choices() {
        TypeTerms terms = JILIN.terms(FilingType.RESETTLED_RETIREE).orElseThrow();

        assertThat(terms.missing(Set.of(), false))
                .containsExactly(
                        List.of("identity-voucher"),
                        List.of("settlement-proof", "residence-proof", "work-proof"));
        assertThat(terms.missing(Set.of("identity-voucher"), true)).isEmpty();
        assertThat(terms.missing(Set.of("identity-voucher", "work-proof"), false)).isEmpty();
    }
}
