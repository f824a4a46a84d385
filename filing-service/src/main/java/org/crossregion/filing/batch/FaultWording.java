package org.crossregion.filing.batch;

import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.policy.TypeTerms;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.problem.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says to the author of a list, cell by cell, why the rules refused a row. */
final class FaultWording {

    private static final Map<FilingRefusal, String> WORDS =
            Map.ofEntries(
                    Map.entry(FilingRefusal.PERSON_UNKNOWN, "没有此参保人"),
                    Map.entry(FilingRefusal.NOT_INSURED, "该人员当前未正常参保"),
                    Map.entry(FilingRefusal.POLICY_MISSING, "参保地没有生效的备案政策"),
                    Map.entry(FilingRefusal.TYPE_NOT_OFFERED, "参保地不办理此备案类型"),
                    Map.entry(FilingRefusal.CATEGORY_NOT_OFFERED, "此备案类型没有这一人员类别，或应填写人员类别"),
                    Map.entry(FilingRefusal.TYPE_NOT_FOR_PERSON, "该人员的险种或人员类别不适用此备案类型"),
                    Map.entry(FilingRefusal.CHANNEL_NOT_OFFERED, "参保地不受理此渠道"),
                    Map.entry(FilingRefusal.REGION_UNKNOWN, "就医地区划不存在"),
                    Map.entry(FilingRefusal.OWN_REGION, "就医地就是参保地，无需备案"),
                    Map.entry(FilingRefusal.TOO_MANY_REGIONS, "就医地（连同已备案的）超过政策允许的个数"),
                    Map.entry(FilingRefusal.MATERIAL_UNKNOWN, "政策中没有此材料"),
                    Map.entry(FilingRefusal.MATERIALS_MISSING, "缺少政策要求的材料"),
                    Map.entry(FilingRefusal.MATERIAL_TOO_SHORT, "材料的有效时间不足政策要求的月数"),
                    Map.entry(FilingRefusal.REFERRAL_NOT_ACCEPTED, "转诊医疗机构没有转诊权，请单独申请"),
                    Map.entry(FilingRefusal.PROMISE_NOT_ACCEPTED, "不受理承诺"),
                    Map.entry(FilingRefusal.DATES_IMPOSSIBLE, "日期不成立，或超过政策允许的期限"),
                    Map.entry(FilingRefusal.FILING_OVERLAPS, "该人员在此就医地、此期间已有备案"));

    private FaultWording() {}

    /**
     * @param category the one that the policy takes the person for, where the row names none
     */
    static List<Fault> of(Refused refused, RowDraft draft, String category, FilingPolicy policy) {
        String code = refused.refusal().code();
        if (refused.refusal() == FilingRefusal.MATERIALS_MISSING) {
            return missing(draft, category, policy, code);
        }
        if (refused.violations().isEmpty()) {
            return List.of(new Fault("", code, words(refused)));
        }
        List<Fault> faults = new ArrayList<>();
        for (Violation violation : refused.violations()) {
            String message =
                    refused.refusal() == FilingRefusal.INSTITUTIONS_NOT_ACCEPTED
                            ? institution(violation)
                            : refused.refusal() == SharedRefusal.INVALID_REQUEST
                                    ? "内容过长或格式不正确"
                                    : words(refused);
            faults.add(new Fault(column(violation.field(), draft), code, message));
        }
        return faults;
    }

    private static String words(Refused refused) {
        return Optional.ofNullable(WORDS.get(refused.refusal()))
                .orElseGet(() -> "未受理：" + refused.refusal().title());
    }

    private static String institution(Violation violation) {
        return switch (violation.rule()) {
            case "none" -> "此备案不选定医疗机构，请清空";
            case "count" -> "应选定 1 家以上、政策允许家数以内的定点医疗机构";
            case "known" -> "没有此医疗机构编码";
            case "networked" -> "该医疗机构不能直接结算";
            case "region" -> "该医疗机构不在就医地";
            default -> "定点医疗机构不符合政策";
        };
    }

    /** The cells of the materials that are missing; of alternatives all of them. */
    private static List<Fault> missing(
            RowDraft draft, String category, FilingPolicy policy, String code) {
        List<String> given = draft.materials().stream().map(one -> one.kind()).toList();
        List<Fault> faults = new ArrayList<>();
        for (List<String> oneOf : terms(draft, category, policy, given)) {
            String names =
                    oneOf.stream().map(policy.materials()::get).collect(Collectors.joining("、"));
            String message = oneOf.size() == 1 ? "缺少材料：" + names : "以下材料任交一种：" + names;
            for (String kind : oneOf) {
                faults.add(new Fault(kind, code, message));
            }
        }
        return faults.isEmpty() ? List.of(new Fault("", code, "缺少政策要求的材料")) : faults;
    }

    private static List<List<String>> terms(
            RowDraft draft, String category, FilingPolicy policy, List<String> given) {
        List<TypeTerms> ofType = draft.type().map(policy::termsOf).orElse(List.of());
        return ofType.stream()
                .filter(one -> ofType.size() == 1 || one.category().equals(category))
                .findFirst()
                .map(one -> one.missing(given, false))
                .orElse(List.of());
    }

    private static String column(String field, RowDraft draft) {
        Map<String, String> columns = draft.columns();
        String exact = columns.get(field);
        if (exact != null) {
            return exact;
        }
        int bracket = field.indexOf('[');
        String whole = bracket < 0 ? field : field.substring(0, bracket);
        return Optional.ofNullable(columns.get(whole))
                .orElseGet(() -> whole.equals("channel") ? "" : whole.toLowerCase(Locale.ROOT));
    }
}
