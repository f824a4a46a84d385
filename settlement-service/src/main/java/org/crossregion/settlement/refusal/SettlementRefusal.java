package org.crossregion.settlement.refusal;

import org.crossregion.eligibility.EligibilityReason;
import org.crossregion.web.problem.Refusal;

import java.util.Locale;

/**
 * Everything direct settlement refuses, each with a stable code, an HTTP status, a Chinese title
 * and what the counter can do about it. The reasons of eligibility bear the library's own names.
 */
public enum SettlementRefusal implements Refusal {
    ENVELOPE_MALFORMED(400, "报文格式有误", "请按接口规范检查报文"),
    ENVELOPE_TOO_LARGE(413, "报文超过64MB", "请分批上传"),
    ENVELOPE_ENCODING(400, "报文编码有误", "请使用UTF-8，或在Content-Type中声明GBK"),
    POST_ONLY(405, "只接受POST请求", "请以POST发送报文"),
    ORIGIN_REFUSED(403, "不接受浏览器跨站请求", "请由医院信息系统直接调用"),
    FIELD_MISSING(422, "缺少必填项", "请补充后重新发送"),
    FIELD_INVALID(422, "字段值有误", "请更正后重新发送"),
    CODE_UNKNOWN(422, "代码不在字典中", "请按接口规范的字典填写"),
    TRANSACTION_UNKNOWN(404, "交易编号不存在", "请核对交易编号"),
    TRANSACTION_NOT_HERE(501, "本平台暂不提供该交易", "请按所属系统的其他渠道办理"),
    INSTITUTION_NOT_AUTHENTICATED(401, "机构身份校验未通过", "请核对机构编号、来源地址与签名"),
    SIGNATURE_REFUSED(401, "报文签名或加密校验未通过", "请核对签名密钥、加密密钥与签名原文"),
    TOO_OFTEN(429, "请求过于频繁", "请稍后以原报文重发"),
    NOT_SETTLED_HERE(422, "该类别不在本平台直接结算", "请按其他渠道办理"),
    MESSAGE_CHANGED(409, "报文ID已使用，且内容不同", "请更换报文ID，或按原内容重发"),
    MESSAGE_REVERSED(409, "该报文已冲正", "请更换报文ID重新办理"),
    NOT_REVERSIBLE(422, "该交易不可冲正", "可冲正的交易为2207、2208、2304、2305、2401；其他交易请用对应的撤销交易"),
    MESSAGE_UNKNOWN(404, "没有收到该报文", "请核对报文ID；查询类报文不留存"),
    GATEWAY_BUSY(503, "系统繁忙", "请稍后以原报文重发"),
    GATEWAY_FAILED(500, "系统处理失败，业务未生效", "请稍后以原报文重发；如仍失败，请将追踪号告知管理员"),

    PERSON_UNKNOWN(404, "未找到该参保人员", "请先用1101读卡（凭证）取得人员编号，再按返回的人员编号办理；新参保人员请稍后重试"),
    PERSON_DIFFERS(422, "凭证与所报姓名或证件号码不符", "请核对就诊凭证是否为本人所有，勿冒用他人凭证"),
    NOT_IN_SCHEME(422, "该人员没有所选险种的参保关系", "请按1101返回的险种类型办理"),
    INSTITUTION_UNKNOWN(404, "定点医药机构不在名录中", "请核对机构编号，或联系就医地医保经办机构"),
    REGION_UNKNOWN(422, "医保区划不在名录中", "请联系医保经办机构维护区划目录"),
    REGION_NOT_HOSTED(422, "参保地待遇不由本平台计算", "请全额自费后回参保地手工报销"),
    PLATFORM_NOT_ANSWERING(503, "参保地平台未应答，业务未生效", "请稍后以原报文重发；如急需离院，可先自费结算后回参保地手工报销"),
    PLATFORM_REFUSED(422, "参保地平台不予办理", "请按参保地平台的说明处理，或联系参保地医保经办机构"),
    PLATFORM_ANSWER_INVALID(502, "参保地平台的答复不平衡或不完整，未予采用", "请稍后重试；如仍失败，请将追踪号告知管理员"),

    VISIT_UNKNOWN(404, "未找到该就诊登记", "请核对就诊ID，或先办理入院（挂号）登记"),
    NOT_A_STAY(422, "该就诊不是住院", "外院检查、外购药品仅限住院期间登记"),
    NOT_AN_INJURY(422, "该就诊没有外伤标识，也没有外伤登记", "请先登记外伤情况"),
    INJURY_UNKNOWN(404, "该就诊没有外伤登记", "请先登记外伤情况"),
    INJURY_NOT_DECLARED(422, "外伤住院未登记无第三方责任承诺", "请先登记外伤情况并由患者签署承诺书（附件3）"),
    NOT_ELSEWHERE(422, "外院检查或外购登记与住院不符", "请核对外院或药店、日期与住院机构"),
    PURCHASE_UNKNOWN(404, "未找到外院检查或外购登记", "请核对就诊ID或登记编号"),
    OTHER_KIND_OF_VISIT(422, "就诊登记与交易类别不符", "门诊用22xx交易，住院用23xx、24xx交易；请核对就诊ID与医疗类别"),
    CARE_NOT_OFFERED(422, "该机构不提供此类服务", "药店购药只由定点零售药店办理，其他就诊只由定点医疗机构办理"),
    VISIT_OF_ANOTHER_PERSON(422, "就诊登记与人员编号不符", "请核对人员编号与就诊ID"),
    ALREADY_IN_HOSPITAL(409, "该人员正在住院，尚未出院结算", "请先办结上次住院，再办理本次业务"),
    THIRD_PARTY_INJURY(422, "第三方责任外伤不予医保结算", "请由第三方责任人承担，或按自费结算"),
    ADMITTED_IN_THE_FUTURE(422, "入院时间晚于当前时间", "请核对入院时间"),
    ADMISSION_CHANGED(409, "该住院号已登记，且内容不同", "请使用原登记内容，或先撤销原登记"),
    ENDED_BEFORE_BEGUN(422, "出院时间不合理", "出院时间不得早于入院时间，也不得晚于当前时间"),
    VISIT_ENDED(409, "该就诊已出院或已撤销", "已出院的，如需继续办理请先撤销出院登记；已撤销的请重新登记"),
    VISIT_NOT_ENDED(409, "该就诊尚未出院", "请先办理出院登记"),
    VISIT_HAS_BILLS(409, "该就诊已有未撤销的结算", "请先撤销结算"),

    LINE_CHANGED(409, "费用明细流水号已上传，且内容不同", "请更换流水号，或先撤销原明细"),
    LINE_SETTLED(409, "费用明细已结算，不可撤销", "请先撤销结算，再撤销明细"),
    LINE_UNKNOWN(404, "未找到该费用明细", "请核对费用明细流水号"),
    LINE_INVALID(422, "费用明细有误", "请按提示修正明细后重新上传"),
    REFUND_WITHOUT_ORIGINAL(
            422, "退费明细没有对应的原明细", "请填写init_feedetl_sn；未填写的，项目、批次、单价须与同一就诊内未结算的原明细一致"),
    REFUND_EXCEEDS_ORIGINAL(422, "退费金额或数量超过原明细", "请核对退费明细的金额与数量"),

    NO_FEE_LINES(422, "没有待结算的费用明细", "请先上传费用明细"),
    TOTAL_DIFFERS(422, "医疗费总额与已上传明细合计不一致", "请核对明细是否全部上传，再以合计金额结算"),
    NEGATIVE_TOTAL(422, "医疗费总额为负", "请核对退费明细"),
    ALREADY_SETTLED(409, "该就诊已结算", "重复结算请使用原结算内容；如需更正，请先撤销结算"),
    NO_BENEFIT_POLICY(422, "参保地没有适用的待遇政策", "请联系参保地医保经办机构维护待遇政策"),
    CHRONIC_NOT_ENTITLED(422, "该门诊慢特病没有有效的待遇登记", "请先办理人员慢特病备案（2503），或核对病种、定点机构与有效期；也可按普通门诊结算"),
    MONTH_SEALED(503, "所属月份已封账", "请稍后重试"),

    SETTLEMENT_UNKNOWN(404, "未找到该结算", "请核对结算ID"),
    ALREADY_CANCELLED(409, "该结算已撤销", "无需重复撤销"),
    NOT_A_BILL(409, "撤销记录不能再撤销", "请核对结算ID"),
    LATER_BILL_EXISTS(409, "其后还有未撤销的住院结算", "住院结算须按倒序撤销，请先撤销后一笔"),
    CANNOT_RESTORE(409, "撤销已不能冲正", "请重新结算"),
    ALREADY_APPROVED(409, "该结算已有尚未使用的同意", "请定点医药机构办理撤销"),
    REVIEW_UNKNOWN(404, "未找到该复核事项", "请核对编号"),
    REVIEW_DECIDED(409, "该复核事项已办结", "无需重复办理"),
    APPROVAL_REQUIRED(409, "该住院结算已清算，撤销须经办机构同意", "请联系就医地医保经办机构办理"),

    REGISTRATION_REFUSED(422, "备案系统未受理", "请按提示核对后重新发送，或到参保地医保经办机构办理"),
    REGISTRATION_NOT_ANSWERING(503, "备案系统暂时没有应答", "请稍后以原报文重发"),
    CLAIM_UNKNOWN(404, "未找到该零星报销申请", "请核对申请编号"),
    CLAIM_LATE(422, "已超过零星报销申请期限", "确有正当理由的，由上级医保部门准予延期后重新受理"),
    CLAIM_DECIDED(409, "该申请已办结", "已报销的可先撤销；已驳回或已撤销的请重新受理"),
    CLAIM_CHANGED(409, "报销金额与复核时所见不一致", "请重新试算，核对后再复核"),
    PAYOUT_NOT_DUE(409, "该申请没有待办的支付或退回", "已支付的须先登记退回，才能再次支付"),
    PAYOUT_DIFFERS(409, "支付金额与应付不一致", "请按核定的基金支付金额支付；应付为零的无须登记"),
    SAME_PERSON(409, "经办与复核不得为同一人", "请由另一名工作人员办理"),
    TOP_UP_UNKNOWN(404, "未找到该轧差报销", "请核对编号"),
    NOT_UNDERPAID(422, "没有待遇给付不足", "多支付的，请在原就诊机构撤销后重新结算"),
    NO_TOP_UP(422, "该结算不适用轧差报销", "请撤销后重新结算，或由计算待遇的平台办理"),
    TOPPED_UP_ALREADY(409, "同一原因已办理轧差报销", "同一结算同一原因只能轧差一次"),
    TOP_UP_STANDS(409, "该结算有未撤销的轧差报销", "请参保地医保经办机构先撤销轧差报销，再撤销结算"),
    INVOICE_CLAIMED(409, "该票据已申请零星报销", "同一票据只能报销一次；如系误报，请先由参保地驳回或撤销该申请"),
    INVOICE_SETTLED(409, "该票据已直接结算", "同一票据只能报销一次；如结算有误，请在原医药机构退费后重新结算"),

    SHEET_DOES_NOT_ADD_UP(409, "结算单不平衡，不予打印", "请勿手工出具结算单，将结算ID告知管理员核对"),

    CLEARING_REFUSED(422, "清算系统未受理", "本次全部未生效，请按提示核对后重新上传"),
    CLEARING_NOT_ANSWERING(503, "清算系统暂时没有应答", "请稍后以原报文重发"),

    NOT_INSURED(EligibilityReason.NOT_INSURED),
    CAUSE_EXCLUDED(EligibilityReason.CAUSE_EXCLUDED),
    PERSON_SUSPENDED(EligibilityReason.PERSON_SUSPENDED),
    INSTITUTION_NOT_NETWORKED(EligibilityReason.INSTITUTION_NOT_NETWORKED),
    AGREEMENT_NOT_ACTIVE(EligibilityReason.AGREEMENT_NOT_ACTIVE),
    INSURED_REGION_NOT_OPEN(EligibilityReason.INSURED_REGION_NOT_OPEN),
    TREATMENT_REGION_NOT_OPEN(EligibilityReason.TREATMENT_REGION_NOT_OPEN),
    HOME_CARE_BARRED(EligibilityReason.HOME_CARE_BARRED),
    ADMISSION_NOT_TOLD(EligibilityReason.ADMISSION_NOT_TOLD),
    STAY_TOO_LONG(EligibilityReason.STAY_TOO_LONG),
    FILING_SUSPENDED(EligibilityReason.FILING_SUSPENDED),
    FILING_PENDING(EligibilityReason.FILING_PENDING),
    PROMISE_NOT_ACCEPTED(EligibilityReason.PROMISE_NOT_ACCEPTED),
    CARE_NOT_COVERED(EligibilityReason.CARE_NOT_COVERED),
    INSTITUTION_NOT_CHOSEN(EligibilityReason.INSTITUTION_NOT_CHOSEN),
    FILING_NOT_YET_VALID(EligibilityReason.FILING_NOT_YET_VALID),
    FILING_EXPIRED(EligibilityReason.FILING_EXPIRED),
    FILING_CANCELLED(EligibilityReason.FILING_CANCELLED),
    FILED_ELSEWHERE(EligibilityReason.FILED_ELSEWHERE),
    FILING_REFUSED(EligibilityReason.FILING_REFUSED),
    NOT_FILED(EligibilityReason.NOT_FILED),
    /** Not filed as far as we know, and filing-service did not answer when asked. */
    FILING_NOT_ANSWERING(503, "本地无有效备案，备案系统暂时无法查询", "请稍后重试；如急需结算，请联系参保地医保经办机构确认备案");

    private final int status;
    private final String title;
    private final String remedy;

    SettlementRefusal(int status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    SettlementRefusal(EligibilityReason reason) {
        this(422, reason.text(), reason.remedy());
    }

    /** The refusal that a reason against direct settlement stands for. */
    public static SettlementRefusal of(EligibilityReason reason) {
        return valueOf(reason.name());
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** What the counter can do about it, in Chinese. */
    public String remedy() {
        return remedy;
    }
}
