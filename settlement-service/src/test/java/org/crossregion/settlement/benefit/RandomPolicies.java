package org.crossregion.settlement.benefit;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.BenefitQuestion.FiledAs;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Money;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Whole policy files as somebody could write them, with every key there is, drawn at random and
 * read as an import reads them; and bills to ask them about.
 */
public final class RandomPolicies {

    private static final List<String> LEVELS = List.of("tertiary", "secondary", "primary");
    private static final List<String> LAYERS =
            List.of(
                    "large-amount",
                    "serious-illness",
                    "civil-servant",
                    "enterprise",
                    "medical-aid",
                    "disabled",
                    "other");

    private final Random random;

    private RandomPolicies(long seed) {
        this.random = new Random(seed);
    }

    public static Arbitrary<String> files() {
        return Arbitraries.longs().map(seed -> new RandomPolicies(seed).file());
    }

    public static BenefitPolicy read(String file) {
        return PolicyFiles.read(file.getBytes(StandardCharsets.UTF_8)).get(0);
    }

    public static Arbitrary<List<BenefitQuestion>> lives() {
        return Arbitraries.longs().map(seed -> new RandomPolicies(seed).life());
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String yuan(long mostFen) {
        return '"'
                + BigDecimal.valueOf(1 + (long) (random.nextDouble() * mostFen), 2).toPlainString()
                + '"';
    }

    private String percent(int least, int most) {
        int points = least * 100 + random.nextInt((most - least) * 100 + 1);
        return '"' + BigDecimal.valueOf(points, 2).toPlainString() + '"';
    }

    private String file() {
        StringBuilder yaml =
                new StringBuilder(
                        """
                        - region: "220100"
                          scheme: employee
                          name: random
                          version: 1
                          source: drawn at random
                          validFrom: 2026-01-01
                          care:
                        """);
        boolean byPoints = chance(60);
        for (CareType care : CareType.values()) {
            boolean byLevel = chance(40);
            boolean byFiling = chance(30);
            for (String level : byLevel ? LEVELS : List.of("")) {
                for (String filings : byFiling ? List.of("home", "away") : List.of("")) {
                    terms(yaml, care, level, filings, byPoints);
                }
            }
        }
        reductions(yaml, byPoints);
        yaml.append("  poolingCeiling: ").append(yuan(40_000_000)).append('\n');
        layers(yaml);
        yaml.append("  account: { pays: [")
                .append(
                        chance(70)
                                ? "in-scope" + (chance(50) ? ", prior-self-pay, full-self-pay" : "")
                                : "")
                .append("] }\n");
        if (chance(50)) {
            yaml.append("  crossYear: ").append(chance(50) ? "byDays" : "whole").append('\n');
            yaml.append("  freedDeductible: ")
                    .append(chance(50) ? "review" : "nextBill")
                    .append('\n');
        }
        return yaml.toString();
    }

    private void terms(
            StringBuilder yaml, CareType care, String level, String filings, boolean byPoints) {
        yaml.append("    - careTypes: [").append(care.code()).append("]\n");
        if (!level.isEmpty()) {
            yaml.append("      levels: [").append(level).append("]\n");
        }
        if (filings.equals("home")) {
            yaml.append("      filings: [resettled-retiree, resident-elsewhere, stationed-worker,")
                    .append(" not-needed]\n");
        } else if (filings.equals("away")) {
            yaml.append(
                    "      filings: [referral, emergency, other-temporary, maternity, unfiled]\n");
        }
        boolean yearly = care != CareType.INPATIENT && chance(60);
        List<Integer> amounts = new ArrayList<>();
        for (int i = 0; i < (yearly ? 1 : 1 + random.nextInt(3)); i++) {
            amounts.add(random.nextInt(2_000));
        }
        amounts.sort(Collections.reverseOrder());
        yaml.append("      deductible: { per: ")
                .append(yearly ? "year" : "admission")
                .append(", amounts: ")
                .append(amounts)
                .append(" }\n      segments:\n");
        bands(yaml, "        ", 0, byPoints ? 30 : 0);
        if (chance(40)) {
            yaml.append("      perCase: ").append(yuan(3_000_000)).append('\n');
            yaml.append("      perCaseOf: ").append(chance(50) ? "cost" : "payment").append('\n');
            yaml.append("      perCaseExcess: ")
                    .append(chance(50) ? "hospital" : "person")
                    .append('\n');
        }
        if (chance(40)) {
            yaml.append("      yearlyCeiling: ").append(yuan(5_000_000)).append('\n');
        }
    }

    private void bands(StringBuilder yaml, String indent, int start, int leastPercent) {
        int bands = 1 + random.nextInt(3);
        long from = start;
        for (int band = 1; band <= bands; band++) {
            long to = from + 1 + random.nextInt(60_000);
            yaml.append(indent).append("- { over: ").append(from);
            if (band < bands) {
                yaml.append(", upTo: ").append(to);
            }
            yaml.append(", percent: ").append(percent(leastPercent, 100)).append(" }\n");
            from = to;
        }
    }

    private void reductions(StringBuilder yaml, boolean byPoints) {
        if (!byPoints) {
            yaml.append("  reductionBy: percentOfShare\n");
        }
        if (byPoints && chance(30)) {
            yaml.append("  reductionPreset: jiangsu\n  reductions: { other-temporary: \"20\" }\n");
            return;
        }
        yaml.append(
                String.format(
                        Locale.ROOT,
                        "  reductions: { referral: %s, other-temporary: %s, unfiled: %s }%n",
                        percent(0, 30),
                        percent(0, 30),
                        percent(0, 30)));
    }

    private void layers(StringBuilder yaml) {
        List<String> funds = new ArrayList<>(LAYERS);
        Collections.shuffle(funds, random);
        int count = random.nextInt(4);
        if (count == 0) {
            return;
        }
        yaml.append("  layers:\n");
        int aboveCeiling = random.nextInt(count + 1);
        for (String fund : funds.subList(0, count)) {
            String selfPay = chance(50) ? "self-pay" : "self-pay-and-prior";
            yaml.append("    - fund: ").append(fund).append('\n');
            yaml.append("      base: ")
                    .append(funds.indexOf(fund) < aboveCeiling ? "above-ceiling" : selfPay)
                    .append("\n      segments:\n");
            bands(yaml, "        ", random.nextInt(10_000), 0);
            if (chance(50)) {
                yaml.append("      yearlyCeiling: ").append(yuan(20_000_000)).append('\n');
            }
            boolean directly = chance(65);
            yaml.append("      settledDirectly: ").append(directly).append('\n');
            if (!directly && chance(50)) {
                yaml.append("      claimedAt: 商业保险公司\n");
            }
            if (chance(20)) {
                yaml.append("      civilServantsOnly: true\n");
            }
        }
    }

    /** Bills of one person in one year, each asked on what was used before it. */
    private List<BenefitQuestion> life() {
        List<BenefitQuestion> bills = new ArrayList<>();
        String personType = chance(50) ? "11" : "12";
        boolean servant = chance(30);
        for (int bill = 0; bill < 6; bill++) {
            CareType care = CareType.values()[random.nextInt(CareType.values().length)];
            boolean account = chance(60);
            bills.add(
                    new BenefitQuestion(
                            new LineSplit(fen(300_000), fen(50_000), fen(500_000), fen(20_000_000)),
                            care,
                            HospitalLevel.values()[random.nextInt(3)],
                            personType,
                            servant,
                            filedAs(),
                            YearUse.NOTHING,
                            care == CareType.INPATIENT,
                            false,
                            Money.ZERO,
                            fen(500_000),
                            account,
                            !account && chance(50)));
        }
        return bills;
    }

    private FiledAs filedAs() {
        if (chance(20)) {
            return chance(50) ? FiledAs.NOT_NEEDED : new FiledAs(Optional.empty(), true);
        }
        return FiledAs.of(FilingType.values()[random.nextInt(FilingType.values().length)]);
    }

    private Money fen(long most) {
        return chance(10) ? Money.ZERO : Money.ofFen((long) (random.nextDouble() * most));
    }

    /** The same question on another year and with other parts. */
    static BenefitQuestion on(BenefitQuestion asked, YearUse used, LineSplit parts) {
        return new BenefitQuestion(
                parts,
                asked.careType(),
                asked.level(),
                asked.personType(),
                asked.civilServant(),
                asked.filing(),
                used,
                asked.stay(),
                asked.stayCounted(),
                asked.deductibleOfStay(),
                asked.accountBalance(),
                asked.useAccount(),
                asked.accountSuspended());
    }
}
