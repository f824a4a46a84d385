package org.crossregion.settlement.benefit;

import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Violation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads benefit policies from their YAML file and checks that each leaves no question open: bands
 * follow each other without gap or overlap, no share exceeds the whole, and every kind of care that
 * is covered is covered at every level and for every person, exactly once.
 */
final class PolicyReader {

    private static final Map<Scheme, Set<String>> PERSON_TYPES =
            Map.of(
                    Scheme.EMPLOYEE, Set.of("11", "12"),
                    Scheme.RESIDENT, Set.of("14", "15", "16"));

    private final List<Violation> violations;

    PolicyReader(List<Violation> violations) {
        this.violations = violations;
    }

    /** The policies of a file; meaningless once a violation was noted. */
    List<BenefitPolicy> read(String text) {
        List<BenefitPolicy> policies = new ArrayList<>();
        YamlNode.parse(text, violations)
                .ifPresent(top -> top.elements().forEach(node -> policies.add(policy(node))));
        return policies;
    }

    BenefitPolicy policy(YamlNode node) {
        Map<String, YamlNode> entries =
                node.entries(
                        "region",
                        "scheme",
                        "name",
                        "version",
                        "source",
                        "validFrom",
                        "care",
                        "reductions",
                        "poolingCeiling",
                        "layers",
                        "account");
        Scheme scheme = node.of(entries, "scheme").coded(Scheme.class).orElse(Scheme.EMPLOYEE);
        YamlNode care = node.of(entries, "care");
        List<CareTerms> terms =
                care.elements().stream().map(element -> careTerms(element, scheme)).toList();
        coverage(care, scheme, terms);
        Map<String, Rate> reductions = reductions(node.of(entries, "reductions"));
        return new BenefitPolicy(
                region(node.of(entries, "region")),
                scheme,
                node.of(entries, "name").text(),
                node.of(entries, "version").positive(),
                node.of(entries, "source").text(),
                node.of(entries, "validFrom").day(),
                terms,
                byFilingType(reductions),
                reductions.getOrDefault("unfiled", Rate.ZERO),
                node.of(entries, "poolingCeiling").money(),
                layers(node.of(entries, "layers"), scheme),
                account(node.of(entries, "account")));
    }

    private static RegionCode region(YamlNode node) {
        String text = node.text();
        if (!text.matches("[0-9]{6}")) {
            node.wrong("region", "医保区划为六位数字 / a region code has six digits");
            return RegionCode.NATION;
        }
        return RegionCode.of(text);
    }

    private CareTerms careTerms(YamlNode node, Scheme scheme) {
        Map<String, YamlNode> entries =
                node.entries(
                        "careTypes",
                        "levels",
                        "personTypes",
                        "deductible",
                        "segments",
                        "perCase",
                        "perCaseExcess");
        Set<CareType> careTypes = node.of(entries, "careTypes").codedSet(CareType.class);
        if (careTypes.isEmpty()) {
            node.of(entries, "careTypes").wrong("required", "缺少医疗类别 / names no kind of care");
        }
        YamlNode levels = node.of(entries, "levels");
        YamlNode deductible = node.of(entries, "deductible");
        Map<String, YamlNode> borne = deductible.entries("per", "amounts");
        YamlNode amounts = deductible.of(borne, "amounts");
        List<Money> standards =
                new ArrayList<>(amounts.elements().stream().map(YamlNode::money).toList());
        if (standards.isEmpty()) {
            amounts.wrong("required", "缺少起付标准 / names no deductible; write 0 for none");
            standards.add(Money.ZERO);
        }
        return new CareTerms(
                careTypes,
                levels.isPresent()
                        ? levels.codedSet(HospitalLevel.class)
                        : Set.of(HospitalLevel.values()),
                personTypes(node.of(entries, "personTypes"), scheme),
                per(deductible.of(borne, "per")),
                standards,
                segments(node.of(entries, "segments"), true),
                node.of(entries, "perCase").optionalMoney(),
                hospitalBearsExcess(node, entries));
    }

    private static boolean hospitalBearsExcess(YamlNode node, Map<String, YamlNode> entries) {
        YamlNode excess = node.of(entries, "perCaseExcess");
        if (!excess.isPresent()) {
            return false;
        }
        if (!node.of(entries, "perCase").isPresent()) {
            excess.wrong("needs-quota", "没有 perCase / there is no perCase to exceed");
        }
        return switch (excess.text()) {
            case "hospital" -> true;
            case "person" -> false;
            default -> {
                excess.wrong("code", "应为 person 或 hospital / person or hospital is expected");
                yield false;
            }
        };
    }

    private static CareTerms.DeductiblePer per(YamlNode node) {
        return switch (node.text()) {
            case "admission" -> CareTerms.DeductiblePer.ADMISSION;
            case "year" -> CareTerms.DeductiblePer.YEAR;
            default -> {
                node.wrong("code", "应为 admission 或 year / admission or year is expected");
                yield CareTerms.DeductiblePer.ADMISSION;
            }
        };
    }

    private static Set<String> personTypes(YamlNode node, Scheme scheme) {
        Set<String> types = new TreeSet<>();
        for (YamlNode element : node.elements()) {
            String type = element.text();
            if (!PERSON_TYPES.get(scheme).contains(type)) {
                element.wrong(
                        "code",
                        "该险种的人员类别为 / person types of the scheme: "
                                + new TreeSet<>(PERSON_TYPES.get(scheme)));
            }
            types.add(type);
        }
        return types;
    }

    /**
     * @param fromZero whether the first band must begin at 0; otherwise what lies below it is a
     *     deductible
     */
    private static List<Segment> segments(YamlNode node, boolean fromZero) {
        List<Segment> segments = new ArrayList<>();
        Optional<Money> end = fromZero ? Optional.of(Money.ZERO) : Optional.empty();
        boolean first = true;
        for (YamlNode element : node.elements()) {
            Map<String, YamlNode> entries = element.entries("over", "upTo", "percent");
            YamlNode from = element.of(entries, "over");
            Money over = from.money();
            Optional<Money> upTo = element.of(entries, "upTo").optionalMoney();
            Rate rate = element.of(entries, "percent").percent();
            if (!first && end.isEmpty()) {
                from.wrong("reachable", "前一段没有上限 / the band before it has no end");
            } else if (end.isPresent() && over.compareTo(end.get()) > 0) {
                from.wrong("no-gap", "与前一段之间有空档 / a gap between " + end.get() + " and " + over);
            } else if (end.isPresent() && over.compareTo(end.get()) < 0) {
                from.wrong(
                        "no-overlap", "与前一段重叠 / overlaps the band before it, up to " + end.get());
            }
            if (upTo.isPresent() && upTo.get().compareTo(over) <= 0) {
                element.of(entries, "upTo")
                        .wrong("after-over", "应大于 over / must be more than over");
                upTo = Optional.empty();
            }
            segments.add(new Segment(over, upTo, rate));
            end = upTo;
            first = false;
        }
        if (segments.isEmpty()) {
            node.wrong("required", "缺少费用段 / names no band");
            segments.add(new Segment(Money.ZERO, Optional.empty(), Rate.ZERO));
        } else if (end.isPresent()) {
            node.wrong(
                    "no-gap", "最后一段应无上限 / a gap above " + end.get() + ": the last band has no end");
        }
        return segments;
    }

    private static Map<String, Rate> reductions(YamlNode node) {
        List<String> known = new ArrayList<>(List.of("unfiled"));
        for (FilingType type : FilingType.values()) {
            known.add(type.code());
        }
        Map<String, Rate> reductions = new java.util.HashMap<>();
        node.entries(known.toArray(String[]::new))
                .forEach((type, points) -> reductions.put(type, points.percent()));
        return reductions;
    }

    private static Map<FilingType, Rate> byFilingType(Map<String, Rate> reductions) {
        Map<FilingType, Rate> byType = new EnumMap<>(FilingType.class);
        for (FilingType type : FilingType.values()) {
            if (reductions.containsKey(type.code())) {
                byType.put(type, reductions.get(type.code()));
            }
        }
        return byType;
    }

    private static List<LayerTerms> layers(YamlNode node, Scheme scheme) {
        List<LayerTerms> layers = new ArrayList<>();
        Set<Fund> seen = new HashSet<>();
        for (YamlNode element : node.elements()) {
            Map<String, YamlNode> entries =
                    element.entries(
                            "fund",
                            "base",
                            "careTypes",
                            "personTypes",
                            "civilServantsOnly",
                            "segments",
                            "yearlyCeiling",
                            "settledDirectly");
            YamlNode name = element.of(entries, "fund");
            Fund fund = name.coded(Fund.class).orElse(Fund.OTHER);
            if (fund == Fund.POOLING) {
                name.wrong("further", "统筹基金不是补充层 / the pooling fund is no further layer");
            } else if (!seen.add(fund)) {
                name.wrong("unique", "该基金已有一层 / the fund has a layer already");
            }
            layers.add(
                    new LayerTerms(
                            fund,
                            element.of(entries, "base")
                                    .coded(LayerTerms.Base.class)
                                    .orElse(LayerTerms.Base.SELF_PAY),
                            element.of(entries, "careTypes").codedSet(CareType.class),
                            personTypes(element.of(entries, "personTypes"), scheme),
                            element.of(entries, "civilServantsOnly").truth(false),
                            segments(element.of(entries, "segments"), false),
                            element.of(entries, "yearlyCeiling").optionalMoney(),
                            element.of(entries, "settledDirectly").truth(true)));
        }
        return layers;
    }

    private static AccountTerms account(YamlNode node) {
        Map<String, YamlNode> entries = node.entries("pays");
        return new AccountTerms(node.of(entries, "pays").codedSet(AccountTerms.Part.class));
    }

    private static void coverage(YamlNode node, Scheme scheme, List<CareTerms> terms) {
        if (terms.isEmpty()) {
            node.wrong("required", "缺少待遇条款 / names no terms of care");
        }
        for (CareType care : CareType.values()) {
            if (terms.stream().noneMatch(one -> one.careTypes().contains(care))) {
                continue;
            }
            for (HospitalLevel level : HospitalLevel.values()) {
                for (String type : new TreeSet<>(PERSON_TYPES.get(scheme))) {
                    long times =
                            terms.stream().filter(one -> one.applyTo(care, level, type)).count();
                    String where =
                            care.label()
                                    + "，"
                                    + level.label()
                                    + "，人员类别"
                                    + type
                                    + " / "
                                    + care.code()
                                    + ", "
                                    + level.code()
                                    + ", person type "
                                    + type;
                    if (times == 0) {
                        node.wrong("covered", "没有条款 / no terms for: " + where);
                    } else if (times > 1) {
                        node.wrong("covered-once", "条款重复 / terms overlap for: " + where);
                    }
                }
            }
        }
    }
}
