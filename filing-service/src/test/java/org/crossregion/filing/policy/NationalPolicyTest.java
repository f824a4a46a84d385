package org.crossregion.filing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.crossregion.filing.policy.Presets.NATIONAL;

import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/** The preset national against what is known of 医保发〔2022〕22号 and JS. */
class NationalPolicyTest {

    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);

    @Test
    void it_holds_for_the_nation_and_offers_every_type() {
        assertThat(NATIONAL.region()).isEqualTo(RegionCode.NATION);
        for (FilingType type : FilingType.values()) {
            assertThat(NATIONAL.terms(type)).as(type.code()).isPresent();
        }
    }

    @Test
    void long_term_filings_have_no_end_and_temporary_ones_hold_six_months() {
        assertThat(NATIONAL.defaultEnd(FilingType.STATIONED_WORKER, FROM)).isEmpty();
        assertThat(NATIONAL.defaultEnd(FilingType.REFERRAL, FROM))
                .contains(LocalDate.of(2027, 2, 28));
    }

    @Test
    void made_on_a_promise_it_is_locked_for_six_months() {
        assertThat(NATIONAL.lockedUntil(FROM)).isEqualTo(LocalDate.of(2027, 3, 1));
    }

    @Test
    void several_places_are_filed_on_proof_but_one_on_a_promise() {
        assertThat(NATIONAL.places(false)).isGreaterThan(1);
        assertThat(NATIONAL.places(true)).isEqualTo(1);
    }

    @Test
    void an_emergency_is_deemed_filed_and_no_county_is_exempt() {
        assertThat(NATIONAL.rules().emergencyDeemedFiled()).isTrue();
        assertThat(NATIONAL.rules().exemptRegions()).isEmpty();
    }

    @Test
    void a_misspelt_or_missing_key_is_refused_by_name() {
        Refused misspelt = refused("temporaryMonths: 6", "temporaryMonths: 6\n  leapMonths: 1");
        Refused missing = refused("temporaryMonths: 6", "# nothing");

        assertThat(misspelt.violations().get(0).field()).contains("leapMonths");
        assertThat(missing.violations().get(0).toString()).contains("temporaryMonths");
    }

    @Test
    void terms_that_contradict_themselves_are_refused() {
        assertThat(refused("temporaryMonths: 6", "temporaryMonths: 0").violations().toString())
                .contains("temporaryMonths is 0");
        assertThat(refused("emergency-record]", "x-ray]").violations().toString())
                .contains("x-ray");
        assertThat(refused("type: maternity", "type: referral").violations().toString())
                .contains("referral is there twice");
    }

    private static Refused refused(String from, String to) {
        String yaml = Presets.text("national").replace(from, to);
        return catchThrowableOfType(Refused.class, () -> Presets.policy(yaml));
    }
}
