package org.crossregion.settlement.benefit;

import org.crossregion.settlement.benefit.BenefitQuestion.FiledAs;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Money;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the terms of care, and checks that each kind of care that is covered is covered at every
 * level, for every person and however filed, exactly once, or said not to be.
 */
final class CareReader {

    private static final Map<Scheme, Set<String>> PERSON_TYPES =
            Map.of(
                    Scheme.EMPLOYEE, Set.of("11", "12"),
                    Scheme.RESIDENT, Set.of("14", "15", "16"));

    private static final Set<String> FILINGS = filings();

    private final Scheme scheme;

    CareReader(Scheme scheme) {
        this.scheme = scheme;
    }

    /** What some terms are for, and where in the file they are. */
    private record Scope(
            YamlNode node,
            Set<CareType> care,
            Set<HospitalLevel> levels,
            Set<String> persons,
            Set<String> filings) {}

    private static Set<String> filings() {
        Set<String> filings = new LinkedHashSet<>();
        for (FilingType type : FilingType.values()) {
            filings.add(type.code());
        }
        filings.add(FiledAs.UNFILED);
        filings.add(FiledAs.UNNEEDED);
        return filings;
    }

    List<CareTerms> read(YamlNode care, YamlNode notCovered) {
        List<CareTerms> terms = new ArrayList<>();
        List<Scope> scopes = new ArrayList<>();
        for (YamlNode element : care.elements()) {
            Map<String, YamlNode> entries =
                    element.entries(
                            "careTypes",
                            "levels",
                            "personTypes",
                            "filings",
                            "deductible",
                            "segments",
                            "perCase",
                            "perCaseOf",
                            "perCaseExcess",
                            "yearlyCeiling");
            Scope scope = scope(element, entries);
            scopes.add(scope);
            terms.add(terms(element, entries, scope));
        }
        List<Scope> excluded = new ArrayList<>();
        for (YamlNode element : notCovered.elements()) {
            excluded.add(
                    scope(
                            element,
                            element.entries("careTypes", "levels", "personTypes", "filings")));
        }
        if (terms.isEmpty()) {
            care.wrong("required", "缺少待遇条款 / names no terms of care");
        }
        for (CareType type : CareType.values()) {
            coverage(care, type, scopes, excluded);
        }
        return terms;
    }

    private Scope scope(YamlNode node, Map<String, YamlNode> entries) {
        Set<CareType> care = node.of(entries, "careTypes").codedSet(CareType.class);
        if (care.isEmpty()) {
            node.of(entries, "careTypes").wrong("required", "缺少医疗类别 / names no kind of care");
        }
        YamlNode levels = node.of(entries, "levels");
        return new Scope(
                node,
                care,
                levels.isPresent()
                        ? levels.codedSet(HospitalLevel.class)
                        : Set.of(HospitalLevel.values()),
                personTypes(node.of(entries, "personTypes"), scheme),
                words(node.of(entries, "filings"), FILINGS, "备案类型为 / ways to be filed: "));
    }

    static Set<String> personTypes(YamlNode node, Scheme scheme) {
        return words(node, PERSON_TYPES.get(scheme), "该险种的人员类别为 / person types of the scheme: ");
    }

    private static Set<String> words(YamlNode node, Set<String> known, String message) {
        Set<String> words = new TreeSet<>();
        if (node.isPresent() && node.elements().isEmpty()) {
            node.unsound("not-empty", "列表为空 / the list is empty; leave it out for all");
        }
        for (YamlNode element : node.elements()) {
            String word = element.text();
            if (!known.contains(word)) {
                element.wrong("code", message + String.join(", ", new TreeSet<>(known)));
            } else if (!words.add(word)) {
                element.unsound("unique", "重复 / is there twice");
            }
        }
        return words;
    }

    private CareTerms terms(YamlNode node, Map<String, YamlNode> entries, Scope scope) {
        YamlNode deductible = node.of(entries, "deductible");
        Map<String, YamlNode> borne = deductible.entries("per", "amounts");
        CareTerms.DeductiblePer per =
                deductible
                        .of(borne, "per")
                        .coded(CareTerms.DeductiblePer.class)
                        .orElse(CareTerms.DeductiblePer.ADMISSION);
        return new CareTerms(
                scope.care(),
                scope.levels(),
                scope.persons(),
                scope.filings(),
                per,
                deductibles(deductible.of(borne, "amounts"), per),
                Bands.read(node.of(entries, "segments"), true),
                quota(node, entries),
                node.of(entries, "yearlyCeiling").optionalLimit());
    }

    private static List<Money> deductibles(YamlNode node, CareTerms.DeductiblePer per) {
        List<Money> amounts = new ArrayList<>();
        for (YamlNode element : node.elements()) {
            Money amount = element.money();
            if (!amounts.isEmpty() && amount.compareTo(amounts.get(amounts.size() - 1)) > 0) {
                element.unsound("falling", "起付标准不应随住院次数升高 / a later admission bears no higher one");
            }
            if (!amounts.isEmpty() && per == CareTerms.DeductiblePer.YEAR) {
                element.unsound("one-amount", "年度起付线只有一个标准 / a yearly deductible is one amount");
            }
            amounts.add(amount);
        }
        if (amounts.isEmpty()) {
            node.wrong("required", "缺少起付标准 / names no deductible; write 0 for none");
            amounts.add(Money.ZERO);
        }
        return amounts;
    }

    static Optional<Quota> quota(YamlNode node, Map<String, YamlNode> entries) {
        Optional<Money> limit = node.of(entries, "perCase").optionalLimit();
        YamlNode of = node.of(entries, "perCaseOf");
        YamlNode excess = node.of(entries, "perCaseExcess");
        for (YamlNode without : List.of(of, excess)) {
            if (limit.isEmpty() && without.isPresent()) {
                without.wrong("needs-quota", "没有 perCase / there is no perCase to exceed");
            }
        }
        Quota.Of limited =
                of.isPresent()
                        ? of.coded(Quota.Of.class).orElse(Quota.Of.PAYMENT)
                        : Quota.Of.PAYMENT;
        boolean hospital = hospitalBearsExcess(excess);
        return limit.map(most -> new Quota(most, limited, hospital));
    }

    private static boolean hospitalBearsExcess(YamlNode excess) {
        if (!excess.isPresent()) {
            return false;
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

    private void coverage(YamlNode care, CareType type, List<Scope> covered, List<Scope> excluded) {
        for (Scope none : excluded) {
            if (none.care().contains(type)
                    && covered.stream().noneMatch(one -> one.care().contains(type))) {
                none.node().unsound("needless", "该医疗类别本无条款 / has no terms anyway: " + type.code());
            }
        }
        if (covered.stream().noneMatch(one -> one.care().contains(type))) {
            return;
        }
        for (HospitalLevel level : HospitalLevel.values()) {
            for (String person : new TreeSet<>(PERSON_TYPES.get(scheme))) {
                coverage(care, type, level, person, covered, excluded);
            }
        }
    }

    /** Names what is missing in one sentence, and each terms that repeat others where they are. */
    private void coverage(
            YamlNode care,
            CareType type,
            HospitalLevel level,
            String person,
            List<Scope> covered,
            List<Scope> excluded) {
        Set<String> missing = new LinkedHashSet<>();
        Set<YamlNode> repeated = new LinkedHashSet<>();
        for (String filing : FILINGS) {
            List<Scope> there = applying(covered, type, level, person, filing);
            List<Scope> not = applying(excluded, type, level, person, filing);
            if (there.isEmpty() && not.isEmpty()) {
                missing.add(filing);
            }
            there.stream().skip(1).map(Scope::node).forEach(repeated::add);
            not.stream().skip(there.isEmpty() ? 1 : 0).map(Scope::node).forEach(repeated::add);
        }
        String where = where(type, level, person);
        if (!missing.isEmpty()) {
            String only =
                    missing.size() == FILINGS.size() ? "" : " (" + String.join(", ", missing) + ")";
            care.wrong(
                    "covered",
                    "没有条款，也未列入 notCovered / no terms, nor is it notCovered: " + where + only);
        }
        repeated.forEach(node -> node.wrong("covered-once", "条款重复 / terms overlap for: " + where));
    }

    private static List<Scope> applying(
            List<Scope> scopes, CareType type, HospitalLevel level, String person, String filing) {
        return scopes.stream()
                .filter(
                        one ->
                                one.care().contains(type)
                                        && one.levels().contains(level)
                                        && CareTerms.isFor(person, one.persons())
                                        && (one.filings().isEmpty()
                                                || one.filings().contains(filing)))
                .toList();
    }

    private static String where(CareType type, HospitalLevel level, String person) {
        return type.label()
                + "，"
                + level.label()
                + "，人员类别"
                + person
                + " / "
                + type.code()
                + ", "
                + level.code()
                + ", person type "
                + person;
    }
}
