package org.crossregion.eligibility;

import java.util.Locale;

/**
 * Why a person is settled directly, or is not. In the order of the ladder: of several reasons the
 * first one is given, because it names what helps soonest.
 */
public enum EligibilityReason {
    OWN_REGION(true, "参保地内就医，无需备案", ""),
    FILED(true, "已备案，可直接结算", ""),
    EXEMPT_COUNTY(true, "省内县域就医，无需备案", ""),
    EMERGENCY(true, "急诊抢救，视同已备案", ""),
    UNFILED_ALLOWED(true, "未备案，按参保地规定直接结算", "补办备案后可按备案待遇结算"),

    NOT_INSURED(false, "入院当日无有效参保关系", "请联系参保地医保经办机构核实参保状态"),
    CAUSE_EXCLUDED(false, "该原因发生的医疗费用不属于基本医疗保险支付范围", "请由责任方或本人承担；所报原因有误的，请更正后重新办理"),
    PERSON_SUSPENDED(false, "参保人员的医保待遇已暂停", "请联系参保地医保经办机构核实；解除暂停或补办年审后可再结算，暂停期间的费用先全额自费"),
    INSTITUTION_NOT_NETWORKED(false, "该定点医药机构未开通异地联网结算", "请在联网定点医药机构就医，或全额自费后回参保地手工报销"),
    AGREEMENT_NOT_ACTIVE(false, "该定点医药机构的医保协议已终止", "请在协议有效的定点医药机构就医，或回参保地手工报销"),
    INSURED_REGION_NOT_OPEN(false, "参保地尚未开通异地就医直接结算", "请全额自费后回参保地手工报销"),
    TREATMENT_REGION_NOT_OPEN(false, "就医地尚未开通异地就医直接结算", "请全额自费后回参保地手工报销"),
    HOME_CARE_BARRED(false, "异地就医备案有效期内，参保地不直接结算", "请先取消异地备案，次日起可在参保地结算；承诺备案逾期的，补齐证明材料后恢复"),
    ADMISSION_NOT_TOLD(
            false, "未在规定期限内将异地住院的医院、科室、床位告知参保地，费用不予报销", "请全额自费；已按期告知的，请参保地医保经办机构补录告知登记后再结算"),
    STAY_TOO_LONG(false, "在外地就医时间超过大额医疗费用补助的规定期限", "请回参保地就医，或联系大额医疗保险经办机构办理"),
    FILING_SUSPENDED(false, "异地就医备案已暂停", "请联系参保地医保经办机构说明情况，恢复备案后再结算"),
    FILING_PENDING(false, "异地就医备案待审核", "请联系参保地医保经办机构加快审核，结算前审核通过即可直接结算"),
    PROMISE_NOT_ACCEPTED(false, "参保地不接受以个人承诺书代替证明材料", "请补交证明材料后再结算"),
    CARE_NOT_COVERED(false, "备案类型不包含本次医疗类别", "请按本次就医情况办理相应类型的备案"),
    INSTITUTION_NOT_CHOSEN(false, "该机构不在备案选定的定点医药机构之内", "请到备案选定的机构就医，或先变更备案"),
    FILING_NOT_YET_VALID(false, "异地就医备案尚未生效", "请待备案生效后结算，或联系参保地医保经办机构调整生效日期"),
    FILING_EXPIRED(false, "异地就医备案在入院前已到期", "请在结算前重新办理备案"),
    FILING_CANCELLED(false, "异地就医备案在入院前已取消", "请在结算前重新办理备案"),
    FILED_ELSEWHERE(false, "备案的就医地不是本地", "请在结算前办理本地的备案或变更备案就医地"),
    FILING_REFUSED(false, "异地就医备案审核未通过", "请按审核意见补齐材料后重新申请"),
    NOT_FILED(false, "未办理异地就医备案", "请在结算前通过线上或线下渠道补办备案；结算后补办的，回参保地手工报销");

    private final boolean direct;
    private final String text;
    private final String remedy;

    EligibilityReason(boolean direct, String text, String remedy) {
        this.direct = direct;
        this.text = text;
        this.remedy = remedy;
    }

    /** The stable name clients switch on, such as {@code filing-suspended}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isDirect() {
        return direct;
    }

    /** The reason in Chinese, for the counter. */
    public String text() {
        return text;
    }

    /** What can be done about it, in Chinese; empty if there is nothing to do. */
    public String remedy() {
        return remedy;
    }
}
