package org.crossregion.settlement.benefit;

import java.util.Locale;

/** The rules that make the amounts of a bill, each with its sentence in Chinese and English. */
public enum BenefitRule {
    YEAR_PART(
            "{year}年度：住院{ofDays}天中的{days}天，按日均费用分摊{amount}元",
            "Year {year}: {days} of the stay's {ofDays} days, at the average cost per day: {amount}"),
    YEAR_POLICY("该年度适用待遇政策{policy}第{version}版", "That year's policy: {policy}, version {version}"),
    FILED(
            "待遇条件：{careType}，{level}医疗机构，{personType}，{filing}",
            "Terms for: {careType}, {level} institution, {personType}, {filing}"),
    FULL_SELF_PAY("目录外及丙类费用，全自费{amount}元", "Class C or not in the catalogue: {amount} in full"),
    OVER_LIMIT("超过目录最高限价的费用{amount}元", "Above the catalogue's price ceilings: {amount}"),
    PRIOR_SELF_PAY("乙类等先行自付费用{amount}元", "Paid first by the person: {amount}"),
    IN_SCOPE("符合政策范围费用{amount}元", "In scope: {amount}"),
    DEDUCTIBLE(
            "起付线：本年第{admission}次住院，标准{standard}元，本次住院已负担{borneBefore}元，本次计入{amount}元",
            "Deductible of admission {admission} of the year: standard {standard}, borne in this"
                    + " stay before {borneBefore}, now {amount}"),
    YEARLY_DEDUCTIBLE(
            "年度起付线{standard}元，本年已负担{borneBefore}元，本次计入{amount}元",
            "Yearly deductible {standard}, borne this year before {borneBefore}, now {amount}"),
    REDUCTION(
            "{filing}：统筹支付比例降低{points}", "{filing}: the pooling fund's share is lower by {points}"),
    REDUCTION_OF_SHARE(
            "{filing}：统筹支付比例降低其自身的{percent}",
            "{filing}: the pooling fund's share is lower by {percent} of itself"),
    SEGMENT(
            "{over}元至{upTo}元段内费用{cost}元，统筹支付{rate}，支付{amount}元",
            "Cost of {cost} between {over} and {upTo} at {rate}: {amount}"),
    PER_CASE("单次定额{limit}元，统筹支付减少{amount}元", "Limit of {limit} per bill: {amount} less"),
    PER_CASE_COST(
            "单次定额费用{limit}元，本次政策范围内费用{cost}元，超出部分不予支付，统筹支付减少{amount}元",
            "Cost is covered up to {limit} per bill, here it is {cost}: the fund pays {amount} less"),
    CARE_CEILING(
            "该类医疗统筹基金年度限额{ceiling}元，本年已支付{paidBefore}元，超出限额{amount}元",
            "Yearly ceiling {ceiling} of the pooling fund for such care, paid before {paidBefore}:"
                    + " {amount} above it"),
    CEILING(
            "统筹基金年度最高支付限额{ceiling}元，本年已支付{paidBefore}元，超出限额{amount}元",
            "Yearly ceiling {ceiling} of the pooling fund, paid before {paidBefore}: {amount} above"
                    + " it"),
    POOLING("统筹基金支付{amount}元", "The pooling fund pays {amount}"),
    LAYER(
            "{fund}：本次计算基数{base}元，本年此前累计{baseBefore}元、已支付{paidBefore}元，按 {bands}，本次支付{amount}元",
            "{fund}: reckoned on {base} after {baseBefore} this year, paid before {paidBefore},"
                    + " by {bands}; pays {amount}"),
    LAYER_CLAIMED_AT_HOME(
            "{fund}：本次计算基数{base}元，本年此前累计{baseBefore}元，按 {bands}，应付{amount}元，不直接结算，由个人向{claimedAt}申领",
            "{fund}: reckoned on {base} after {baseBefore} this year, by {bands}; {amount} is not"
                    + " settled directly, to be claimed at {claimedAt}"),
    LAYER_CEILING(
            "{fund}年度限额{ceiling}元，本年已支付{paidBefore}元，超出限额{amount}元",
            "{fund}: yearly ceiling {ceiling}, paid before {paidBefore}; {amount} above it"),
    ACCOUNT(
            "个人账户余额{balance}元，可支付范围{payable}元，支付{amount}元",
            "Personal account of {balance}, may pay up to {payable}: pays {amount}"),
    ACCOUNT_NOT_USED("个人账户未使用", "The personal account is not used"),
    ACCOUNT_SUSPENDED(
            "个人账户因异地就医备案暂停使用，本次不支付", "A filing suspends the personal account: it pays nothing"),
    ACCOUNT_NONE("政策规定不使用个人账户", "The policy knows no personal account"),
    HOSPITAL_BORNE("医院负担{amount}元", "The hospital bears {amount}"),
    CASH("个人现金支付{amount}元", "The person pays {amount} in cash"),
    REMOTE(
            "由参保地{region}所在平台按其待遇政策计算，请求号{request}",
            "Computed by the platform of the insured region {region}: policy {policy}, version"
                    + " {version}, request {request}"),
    REMOTE_STEP("{chinese}", "{english}"),
    REMOTE_DEDUCTIBLE(
            "参保地平台计入起付线{amount}元", "Deductible by the insured region's platform: {amount}"),
    REMOTE_FUND("{fund}支付{amount}元", "{fund} pays {amount}"),
    REMOTE_ACCOUNT("个人账户支付{amount}元", "The personal account pays {amount}");

    private final String chinese;
    private final String english;

    BenefitRule(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String chinese() {
        return chinese;
    }

    String english() {
        return english;
    }
}
