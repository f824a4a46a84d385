package org.crossregion.filing.his;

import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.problem.Refusal;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says to a hospital's counter what was refused, naming the fields it sent. */
public final class HisWords {

    private static final Pattern FILING = Pattern.compile("F[0-9]{19}");

    private HisWords() {}

    /**
     * The same refusal for a hospital.
     *
     * @param fields the national field by our own, such as {@code mdtrtarea_admdvs} by {@code
     *     treatmentRegions}
     * @param sent what was sent in a national field; empty if nothing
     */
    public static Refused told(
            Refused refused, Map<String, String> fields, UnaryOperator<String> sent) {
        String sentence = sentence(refused.refusal());
        if (refused.violations().isEmpty()) {
            return new Refused(refused.refusal(), sentence + named(refused.detail()));
        }
        List<Violation> told = new ArrayList<>();
        for (Violation one : refused.violations()) {
            String own = one.field().replaceAll("[\\[.].*", "");
            String field = fields.getOrDefault(own, own);
            String value = sent.apply(field);
            String message = (value.isEmpty() ? "" : value + "：") + sentence + named(one.message());
            Violation violation = new Violation(field, one.rule(), message);
            if (!told.contains(violation)) {
                told.add(violation);
            }
        }
        return new Refused(refused.refusal(), told.get(0).field() + " " + sentence, told);
    }

    /** A refusal of one national field, in Chinese already. */
    public static Refused refused(FilingRefusal refusal, String field, String message) {
        return new Refused(
                refusal,
                field + " " + message,
                List.of(new Violation(field, refusal.code(), message)));
    }

    /** The filing that stands in the way, where one is named. */
    private static String named(String text) {
        Matcher filing = FILING.matcher(text == null ? "" : text);
        return filing.find() ? "（备案号 " + filing.group() + "）" : "";
    }

    private static String sentence(Refusal refusal) {
        if (!(refusal instanceof FilingRefusal own)) {
            return refusal.title();
        }
        return switch (own) {
            case PERSON_UNKNOWN -> "不在本平台的参保名册，请由其参保地备案";
            case NOT_INSURED -> "该人员当日没有正常的参保关系";
            case POLICY_MISSING -> "参保地没有生效的备案政策";
            case TYPE_NOT_OFFERED -> "参保地不办理此类备案";
            case CATEGORY_NOT_OFFERED -> "参保地按人员类别办理，请到经办机构备案";
            case TYPE_NOT_FOR_PERSON -> "参保地不为该类人员办理此类备案";
            case CHANNEL_NOT_OFFERED -> "参保地不受理定点医疗机构提交，请到参保地经办机构办理";
            case REGION_UNKNOWN -> "医保区划不在名录中";
            case OWN_REGION -> "就医地就在参保统筹区内，转院不需异地就医备案";
            case TOO_MANY_REGIONS -> "超过参保地允许备案的就医地个数";
            case INSTITUTION_UNKNOWN -> "定点医药机构不在名录中";
            case INSTITUTIONS_NOT_ACCEPTED -> "定点医药机构不符合参保地规定（家数、联网、协议或所在地）";
            case MATERIALS_MISSING -> "参保地要求的材料不全，请到参保地经办机构补齐";
            case MATERIAL_TOO_SHORT -> "材料证明的时间不足";
            case REFERRAL_NOT_ACCEPTED -> "须由参保地具有转诊权的定点医疗机构或区域医疗中心出具";
            case DATES_IMPOSSIBLE -> "日期不符合参保地规定";
            case FILING_OVERLAPS -> "该人员在此期间已有到该就医地的备案";
            case FILING_UNKNOWN -> "没有本机构提交的该笔备案";
            case FILING_ENDED -> "该备案已过有效期";
            case TRANSITION_NOT_ALLOWED -> "该备案当前状态不能办理";
            case PROMISE_LOCKED -> "承诺制备案在锁定期内不能变更或取消";
            case INSTITUTIONS_LOCKED -> "定点医疗机构确定后不得变更，安置地变化时重新申办";
            case NOTHING_CHANGES -> "已是定点机构";
            case CHANGE_PENDING -> "该备案已有变更待参保地审核";
            case DESIGNATION_NOT_OFFERED -> "该人员没有可由定点医疗机构登记的定点";
            case DESIGNATION_UNKNOWN -> "没有本机构登记的该笔定点";
            default -> own.title();
        };
    }
}
