package org.crossregion.filing.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.crossregion.filing.policy.Presets.JILIN;

import org.crossregion.filing.institution.Institution;
import org.crossregion.filing.person.Insurance;
import org.crossregion.filing.policy.FilingPolicy;
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
import java.util.stream.Stream;

/** A person insured in 长春 asks to be treated in 吉林市; each test changes one thing. */
class ApplicationRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 20);
    private static final RegionCode CHANGCHUN = RegionCode.of("220100");
    private static final RegionCode JILIN_CITY = RegionCode.of("220200");
    private static final RegionCode SIPING = RegionCode.of("220300");
    private static final RegionCode TIANJIN = RegionCode.of("120000");

    @Test
    void a_retiree_files_with_an_identity_voucher_and_any_one_of_three_proofs() {
        for (String proof : List.of("settlement-proof", "residence-proof", "work-proof")) {
            assertThatCode(() -> check(longTerm("identity-voucher", proof)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void without_proof_or_promise_a_long_term_filing_is_refused_naming_the_choice() {
        Refused refused = refused(longTerm("identity-voucher"));

        assertThat(refused.refusal()).isEqualTo(FilingRefusal.MATERIALS_MISSING);
        assertThat(refused.violations()).hasSize(1);
        assertThat(refused.violations().get(0).field()).isEqualTo("materials");
        assertThat(refused.violations().get(0).message())
                .isEqualTo("one of settlement-proof, residence-proof, work-proof is missing");
    }

    @Test
    void everything_missing_is_named_at_once() {
        assertThat(refused(longTerm()).violations())
                .extracting("message")
                .containsExactly(
                        "identity-voucher is missing",
                        "one of settlement-proof, residence-proof, work-proof is missing");
    }

    @Test
    void a_promise_stands_for_the_proof_but_not_for_the_identity() {
        Case promised = longTerm("identity-voucher").promise();

        assertThat(check(promised).onPromise()).isTrue();
        assertThat(refused(longTerm().promise()).violations())
                .extracting("message")
                .containsExactly("identity-voucher is missing");
    }

    @Test
    void with_the_proof_handed_in_the_promise_is_superfluous() {
        assertThat(check(longTerm("identity-voucher", "work-proof").promise()).onPromise())
                .isFalse();
    }

    @Test
    void where_the_policy_takes_no_promise_it_is_refused() {
        String yaml =
                Presets.text("jilin").replace("promiseAllowed: true", "promiseAllowed: false");
        Case promised = longTerm("identity-voucher").promise().policy(Presets.policy(yaml));

        assertThat(refused(promised).refusal()).isEqualTo(FilingRefusal.PROMISE_NOT_ACCEPTED);
        assertThat(refused(promised).violations().get(0).field()).isEqualTo("promise");
    }

    @Test
    void a_referral_needs_its_paper_and_no_promise_stands_for_it() {
        assertThatCode(() -> check(of(FilingType.REFERRAL, "identity-voucher", "referral-paper")))
                .doesNotThrowAnyException();
        assertThat(refused(of(FilingType.REFERRAL, "identity-voucher").promise()).violations())
                .extracting("message")
                .containsExactly("referral-paper is missing");
    }

    @Test
    void maternity_needs_the_maternal_handbook() {
        assertThatCode(
                        () ->
                                check(
                                        of(
                                                FilingType.MATERNITY,
                                                "identity-voucher",
                                                "maternal-handbook")))
                .doesNotThrowAnyException();
        assertThat(refused(of(FilingType.MATERNITY, "identity-voucher")).refusal())
                .isEqualTo(FilingRefusal.MATERIALS_MISSING);
    }

    @Test
    void a_material_must_speak_for_as_many_months_as_the_policy_says() {
        FilingPolicy policy =
                Presets.policy(
                        Presets.text("jilin")
                                .replace(
                                        "homeCareOnPromise",
                                        "materialMonths: {residence-proof: 12}\n"
                                                + "  homeCareOnPromise"));
        Case proven = longTerm("identity-voucher", "residence-proof").policy(policy);

        assertThat(refused(proven).refusal()).isEqualTo(FilingRefusal.MATERIAL_TOO_SHORT);
        assertThat(refused(proven).violations().get(0).field()).isEqualTo("materials[1].since");
        assertThat(
                        refused(
                                        proven.spanning(
                                                "residence-proof",
                                                TODAY.minusMonths(12).plusDays(1),
                                                null))
                                .refusal())
                .isEqualTo(FilingRefusal.MATERIAL_TOO_SHORT);
        assertThatCode(() -> check(proven.spanning("residence-proof", TODAY.minusMonths(12), null)))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(proven.spanning("residence-proof", TODAY, TODAY.plusMonths(12))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_category_must_be_one_of_the_types() {
        assertThat(refused(complete().category("student")).refusal())
                .isEqualTo(FilingRefusal.CATEGORY_NOT_OFFERED);
        assertThat(refused(complete().category("student")).violations().get(0).message())
                .isEqualTo("must be absent");
    }

    @Test
    void an_emergency_is_not_filed_in_jilin_since_it_is_deemed_filed() {
        Refused refused = refused(of(FilingType.EMERGENCY, "identity-voucher"));

        assertThat(refused.refusal()).isEqualTo(FilingRefusal.TYPE_NOT_OFFERED);
        assertThat(refused.violations().get(0).field()).isEqualTo("type");
    }

    @Test
    void an_unknown_channel_or_material_is_named_with_the_known_ones() {
        Refused channel = refused(complete().channel("pigeon"));
        Refused material = refused(longTerm("identity-voucher", "horoscope"));

        assertThat(channel.refusal()).isEqualTo(FilingRefusal.CHANNEL_NOT_OFFERED);
        assertThat(channel.violations().get(0).field()).isEqualTo("channel");
        assertThat(channel.detail()).contains("mini-program");
        assertThat(material.refusal()).isEqualTo(FilingRefusal.MATERIAL_UNKNOWN);
        assertThat(material.violations().get(0).field()).isEqualTo("materials[1].kind");
    }

    @Test
    void a_region_that_is_unknown_or_the_persons_own_is_refused_by_its_place_in_the_list() {
        Refused unknown = refused(complete().regions("220200", "640100"));
        Refused own = refused(complete().regions("220104"));

        assertThat(unknown.refusal()).isEqualTo(FilingRefusal.REGION_UNKNOWN);
        assertThat(unknown.violations().get(0).field()).isEqualTo("treatmentRegions[1]");
        assertThat(own.refusal()).isEqualTo(FilingRefusal.OWN_REGION);
        assertThat(own.violations().get(0).field()).isEqualTo("treatmentRegions[0]");
    }

    @Test
    void districts_are_filed_as_their_pooling_region_and_a_municipality_as_a_whole() {
        ApplicationRules rules = check(complete().regions("220202", "220200", "120000"));

        assertThat(rules.treatmentRegions()).containsExactly(JILIN_CITY, TIANJIN);
    }

    @Test
    void three_places_can_be_filed_on_proof_and_one_on_a_promise() {
        assertThatCode(() -> check(complete().regions("220200", "220300", "120000")))
                .doesNotThrowAnyException();
        assertThat(refused(complete().regions("220200", "220300", "120000", "220581")).refusal())
                .isEqualTo(FilingRefusal.TOO_MANY_REGIONS);
        assertThat(
                        refused(longTerm("identity-voucher").promise().regions("220200", "220300"))
                                .refusal())
                .isEqualTo(FilingRefusal.TOO_MANY_REGIONS);
    }

    @Test
    void places_of_other_long_term_filings_count_for_long_term_filings_alone() {
        Case third = complete().filed(SIPING, TIANJIN);
        Case fourth = complete().filed(SIPING, TIANJIN, RegionCode.of("220581"));
        Case referral =
                of(FilingType.REFERRAL, "identity-voucher", "referral-paper")
                        .filed(SIPING, TIANJIN, RegionCode.of("220581"));

        assertThatCode(() -> check(third)).doesNotThrowAnyException();
        assertThat(refused(fourth).refusal()).isEqualTo(FilingRefusal.TOO_MANY_REGIONS);
        assertThatCode(() -> check(referral)).doesNotThrowAnyException();
    }

    @Test
    void where_every_institution_is_open_none_is_named() {
        Refused refused = refused(complete().institutions("H22020000001"));

        assertThat(refused.refusal()).isEqualTo(FilingRefusal.INSTITUTIONS_NOT_ACCEPTED);
        assertThat(refused.violations().get(0).field()).isEqualTo("institutions");
    }

    @Test
    void where_institutions_are_chosen_one_to_three_networked_ones_of_the_place_are_named() {
        FilingPolicy three =
                Presets.policy(
                        Presets.text("jilin")
                                .replaceFirst("maxInstitutions: 0", "maxInstitutions: 3"));

        assertThatCode(() -> check(complete().policy(three).institutions("H22020000001")))
                .doesNotThrowAnyException();
        assertThat(refused(complete().policy(three)).violations().get(0).field())
                .isEqualTo("institutions");
        assertThat(
                        refused(complete().policy(three).institutions("A", "B", "C", "D"))
                                .violations()
                                .get(0)
                                .rule())
                .isEqualTo("count");
        assertThat(
                        refused(
                                        complete()
                                                .policy(three)
                                                .institutions(
                                                        "H22020000001",
                                                        "H22020300009",
                                                        "H12000000001"))
                                .violations())
                .extracting("field", "rule")
                .containsExactly(
                        tuple("institutions[1]", "networked"), tuple("institutions[2]", "region"));
    }

    @Test
    void a_temporary_filing_holds_six_months_unless_an_earlier_end_is_asked_for() {
        Case referral = of(FilingType.REFERRAL, "identity-voucher", "referral-paper");

        assertThat(check(referral).validUntil()).contains(LocalDate.of(2027, 3, 19));
        assertThat(check(referral.until(LocalDate.of(2027, 3, 19))).validUntil())
                .contains(LocalDate.of(2027, 3, 19));
        assertThat(check(referral.until(TODAY)).validUntil()).contains(TODAY);
        assertThat(refused(referral.until(LocalDate.of(2027, 3, 20))).refusal())
                .isEqualTo(FilingRefusal.DATES_IMPOSSIBLE);
    }

    @Test
    void a_long_term_filing_has_no_end_unless_one_is_asked_for() {
        assertThat(check(complete()).validUntil()).isEmpty();
        assertThat(check(complete().until(TODAY.plusYears(3))).validUntil())
                .contains(TODAY.plusYears(3));
    }

    @Test
    void an_end_before_the_beginning_is_refused() {
        Refused refused = refused(complete().until(TODAY.minusDays(1)));

        assertThat(refused.refusal()).isEqualTo(FilingRefusal.DATES_IMPOSSIBLE);
        assertThat(refused.violations().get(0).field()).isEqualTo("validUntil");
    }

    @Test
    void an_agents_number_is_checked_and_never_repeated() {
        Refused refused = refused(complete().agent("110101199003070000"));

        assertThat(refused.refusal()).isEqualTo(FilingRefusal.AGENT_IDENTITY_INVALID);
        assertThat(refused.violations().get(0).field()).isEqualTo("agent.certificateNo");
        assertThat(refused.detail()).doesNotContain("110101199003070000");
        assertThatCode(() -> check(complete().agent("999901198001010011")))
                .doesNotThrowAnyException();
    }

    @Test
    void in_production_an_invented_agent_is_refused() {
        ApplicationRules rules = complete().agent("999901198001010011").rules();

        Refused refused = catchThrowableOfType(Refused.class, () -> rules.mustHold(TODAY, false));

        assertThat(refused.refusal()).isEqualTo(FilingRefusal.AGENT_IDENTITY_INVALID);
    }

    private static ApplicationRules check(Case one) {
        ApplicationRules rules = one.rules();
        rules.mustHold(TODAY, true);
        return rules;
    }

    private static Refused refused(Case one) {
        Refused refused = catchThrowableOfType(Refused.class, () -> check(one));
        assertThat(refused).as("a refusal").isNotNull();
        assertThat(refused.violations()).isNotEmpty();
        return refused;
    }

    private static Case complete() {
        return longTerm("identity-voucher", "settlement-proof");
    }

    private static Case longTerm(String... materials) {
        return of(FilingType.RESETTLED_RETIREE, materials);
    }

    private static Case of(FilingType type, String... materials) {
        return new Case(type, materials);
    }

    /** An application in the making, judged by Jilin's policy unless another is given. */
    private static final class Case {

        private final FilingType type;
        private List<Material> materials;
        private FilingPolicy policy = JILIN;
        private List<RegionCode> regions = List.of(JILIN_CITY);
        private List<String> institutions = List.of();
        private String channel = "agency";
        private Optional<LocalDate> until = Optional.empty();
        private Optional<Agent> agent = Optional.empty();
        private Optional<String> referredBy = Optional.empty();
        private String category = "";
        private Scheme scheme = Scheme.EMPLOYEE;
        private String personType = "1201";
        private Set<RegionCode> filed = Set.of();
        private boolean promise;

        private Case(FilingType type, String... materials) {
            this.type = type;
            this.materials = Stream.of(materials).map(kind -> new Material(kind, "见附件")).toList();
        }

        Case policy(FilingPolicy value) {
            policy = value;
            return this;
        }

        Case regions(String... codes) {
            regions = Stream.of(codes).map(RegionCode::of).toList();
            return this;
        }

        Case institutions(String... codes) {
            institutions = List.of(codes);
            return this;
        }

        Case channel(String value) {
            channel = value;
            return this;
        }

        Case until(LocalDate day) {
            until = Optional.of(day);
            return this;
        }

        Case agent(String number) {
            agent = Optional.of(new Agent("代办人", "子女", "", number));
            return this;
        }

        Case category(String value) {
            category = value;
            return this;
        }

        Case insured(Scheme in, String as) {
            scheme = in;
            personType = as;
            return this;
        }

        Case referredBy(String code) {
            referredBy = Optional.of(code);
            return this;
        }

        Case spanning(String kind, LocalDate since, LocalDate until) {
            materials =
                    materials.stream()
                            .map(
                                    material ->
                                            material.kind().equals(kind)
                                                    ? new Material(
                                                            kind,
                                                            "见附件",
                                                            Optional.ofNullable(since),
                                                            Optional.ofNullable(until))
                                                    : material)
                            .toList();
            return this;
        }

        Case filed(RegionCode... places) {
            filed = Set.of(places);
            return this;
        }

        Case promise() {
            promise = true;
            return this;
        }

        ApplicationRules rules() {
            return new ApplicationRules(
                    new Application(
                            "99990000000000000001",
                            type,
                            category,
                            regions,
                            institutions,
                            channel,
                            TODAY,
                            until,
                            materials,
                            promise,
                            "测试",
                            referredBy,
                            agent),
                    policy,
                    CHANGCHUN,
                    new Insurance(
                            scheme,
                            personType,
                            CHANGCHUN,
                            LocalDate.of(2008, 1, 1),
                            "1",
                            "示例单位",
                            false),
                    REGIONS,
                    INSTITUTIONS,
                    POOLS,
                    filed);
        }
    }

    private static final Map<RegionCode, Region> REGIONS =
            Map.of(
                    RegionCode.of("220104"),
                    region("220104", "220100"),
                    JILIN_CITY,
                    region("220200", "220200"),
                    RegionCode.of("220202"),
                    region("220202", "220200"),
                    SIPING,
                    region("220300", "220300"),
                    RegionCode.of("220581"),
                    region("220581", "220581"),
                    TIANJIN,
                    region("120000", "120000"));

    private static final Map<String, Institution> INSTITUTIONS =
            Map.of(
                    "H22020000001", institution("H22020000001", "220202", true),
                    "H22020300009", institution("H22020300009", "220202", false),
                    "H12000000001", institution("H12000000001", "120000", true));

    private static final Map<String, RegionCode> POOLS =
            Map.of(
                    "H22020000001", JILIN_CITY,
                    "H22020300009", JILIN_CITY,
                    "H12000000001", TIANJIN);

    private static Region region(String code, String pooling) {
        return new Region(
                RegionCode.of(code),
                code,
                RegionCode.of(pooling),
                RegionCode.of(pooling),
                LocalDate.of(2020, 1, 1),
                OpeningStage.OPEN,
                true);
    }

    private static Institution institution(String code, String region, boolean networked) {
        return new Institution(
                code,
                code,
                Institution.Type.HOSPITAL,
                "02",
                RegionCode.of(region),
                true,
                false,
                networked,
                Institution.Agreement.ACTIVE,
                Optional.empty(),
                Institution.GatewayMode.TIF,
                List.of(),
                true,
                false);
    }
}
