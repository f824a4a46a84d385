package org.crossregion.settlement.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.values.Fund;
import org.junit.jupiter.api.Test;

/** 家庭病床 of 牡丹江: settled as a stay, by a fixed quota, nothing beyond it (S4 第十一条（五）). */
class FamilyBedTest {

    private static final BenefitPolicy MUDANJIANG = Policies.MUDANJIANG;

    @Test
    void cost_within_the_quota_is_settled_as_any_stay() {
        // 85 % of 2,999.00 less the first admission's deductible of 500.00
        assertThat(pooling(MUDANJIANG.inFamilyBed(), "2999.00")).isEqualTo("2124.15");
        assertThat(pooling(MUDANJIANG, "2999.00")).isEqualTo("2124.15");
    }

    @Test
    void cost_beyond_the_quota_is_not_reimbursed() {
        // 85 % of 3,000.00 less 500.00, whatever it cost
        assertThat(pooling(MUDANJIANG.inFamilyBed(), "3000.00")).isEqualTo("2125.00");
        assertThat(pooling(MUDANJIANG.inFamilyBed(), "3001.00")).isEqualTo("2125.00");
        assertThat(pooling(MUDANJIANG.inFamilyBed(), "8000.00")).isEqualTo("2125.00");
    }

    @Test
    void another_stay_knows_no_such_quota() {
        assertThat(pooling(MUDANJIANG, "8000.00")).isEqualTo("6375.00");
    }

    @Test
    void where_the_policy_says_nothing_a_family_bed_is_a_stay_like_others() {
        BenefitPolicy plain =
                Policies.changed(
                        "sample-mudanjiang-employee",
                        "  stays: { familyBed: { perCase: \"3000\", perCaseOf: cost } }\n",
                        "");

        assertThat(plain.stays()).isEqualTo(StayTerms.DEFAULT);
        assertThat(plain.inFamilyBed()).isEqualTo(plain);
    }

    private static String pooling(BenefitPolicy policy, String cost) {
        return Policies.stay(cost).retired().under(policy).split().fund(Fund.POOLING).toString();
    }
}
