package org.crossregion.settlement.benefit;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Violation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads benefit policies from their YAML file and checks that each leaves no question open: bands
 * follow each other without gap or overlap, no share exceeds the whole, and every kind of care that
 * is covered is covered at every level and for every person, exactly once.
 */
final class PolicyReader {

    /** Before it there was no basic medical insurance, and nobody plans as far as after it. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1998, 12, 14);

    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private final List<Violation> violations;

    PolicyReader(List<Violation> violations) {
        this.violations = violations;
    }

    /** The policies of a file; meaningless once a violation was noted. */
    List<BenefitPolicy> read(String text) {
        return policies(YamlNode.parse(text, violations));
    }

    /** The policies of what was imported before, by whatever was checked then. */
    List<BenefitPolicy> readStored(String text) {
        return policies(YamlNode.parseStored(text, violations));
    }

    private List<BenefitPolicy> policies(Optional<YamlNode> parsed) {
        List<BenefitPolicy> policies = new ArrayList<>();
        parsed.ifPresent(top -> top.elements().forEach(node -> policies.add(policy(node))));
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
                        "notCovered",
                        "reductions",
                        "reductionBy",
                        "reductionPreset",
                        "poolingCeiling",
                        "layers",
                        "account",
                        "crossYear",
                        "freedDeductible",
                        "claims",
                        "stays");
        Scheme scheme = node.of(entries, "scheme").coded(Scheme.class).orElse(Scheme.EMPLOYEE);
        List<CareTerms> care =
                new CareReader(scheme)
                        .read(node.of(entries, "care"), node.of(entries, "notCovered"));
        ReductionsReader reductions =
                new ReductionsReader(
                        node.of(entries, "reductions"),
                        node.of(entries, "reductionBy"),
                        node.of(entries, "reductionPreset"));
        reductions.mustLeaveSomething(care);
        return new BenefitPolicy(
                region(node.of(entries, "region")),
                scheme,
                node.of(entries, "name").line(100),
                node.of(entries, "version").positive(),
                node.of(entries, "source").line(500),
                validFrom(node.of(entries, "validFrom")),
                care,
                reductions.read(),
                node.of(entries, "poolingCeiling").limit(),
                LayerReader.read(node.of(entries, "layers"), scheme),
                account(node.of(entries, "account")),
                crossYear(node.of(entries, "crossYear")),
                freedDeductible(node.of(entries, "freedDeductible")),
                ClaimTermsReader.read(node.of(entries, "claims")),
                StayTerms.read(node.of(entries, "stays")));
    }

    private static RegionCode region(YamlNode node) {
        String text = node.text();
        if (text.matches("[0-9]{6}")) {
            return RegionCode.of(text);
        }
        if (!text.isEmpty()) {
            node.wrong("region", "医保区划为六位数字 / a region code has six digits");
        }
        return RegionCode.NATION;
    }

    private static LocalDate validFrom(YamlNode node) {
        LocalDate day = node.day();
        if (node.isPresent() && (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY))) {
            node.unsound("plausible", "日期不合理 / not between " + FIRST_DAY + " and " + LAST_DAY);
        }
        return day;
    }

    private static AccountTerms account(YamlNode node) {
        Map<String, YamlNode> entries = node.entries("pays");
        return new AccountTerms(node.of(entries, "pays").codedSet(AccountTerms.Part.class));
    }

    private static CrossYear crossYear(YamlNode node) {
        return node.isPresent()
                ? node.coded(CrossYear.class).orElse(CrossYear.WHOLE)
                : CrossYear.WHOLE;
    }

    private static FreedDeductible freedDeductible(YamlNode node) {
        return node.isPresent()
                ? node.coded(FreedDeductible.class).orElse(FreedDeductible.NEXT_BILL)
                : FreedDeductible.NEXT_BILL;
    }
}
