package org.crossregion.fund.quota;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.Optional;

/**
 * What the level above has fixed for a member to prepay at another for a year (预付金总额); it is split
 * among the member's regions by their share of last year's spending there (苏医保发〔2022〕75号).
 *
 * @param insured a province whose regions share it, or one region
 * @param treatment a province or one region
 * @param scheme whose money it is; empty if both schemes share it
 * @param source the document it comes from
 */
public record QuotaTotal(
        int year,
        RegionCode insured,
        RegionCode treatment,
        Optional<Scheme> scheme,
        Money total,
        String source) {

    public QuotaTotal {
        if (year < 2000 || year > 2999) {
            throw new IllegalArgumentException("no such year: " + year);
        }
        if (insured.equals(treatment)) {
            throw new IllegalArgumentException("the fund is for care elsewhere, not " + insured);
        }
        if (total.isNegative()) {
            throw new IllegalArgumentException("a total below zero: " + total);
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("a total names its source");
        }
    }

    /** Whether a pair and scheme have a share in it. */
    boolean isSharedBy(RegionPair pair, Scheme whose) {
        return has(insured, pair.insured())
                && has(treatment, pair.treatment())
                && scheme.map(whose::equals).orElse(true);
    }

    /** Whether some pair and scheme would have a share in both. */
    boolean overlaps(QuotaTotal other) {
        return year == other.year
                && (has(insured, other.insured) || has(other.insured, insured))
                && (has(treatment, other.treatment) || has(other.treatment, treatment))
                && (scheme.isEmpty() || other.scheme.isEmpty() || scheme.equals(other.scheme));
    }

    /** Whether it is about the same, whatever the amount. */
    boolean isAbout(QuotaTotal other) {
        return year == other.year
                && insured.equals(other.insured)
                && treatment.equals(other.treatment)
                && scheme.equals(other.scheme);
    }

    private static boolean has(RegionCode member, RegionCode region) {
        return member.equals(region) || member.isProvince() && member.sameProvince(region);
    }

    @Override
    public String toString() {
        return "%d %s→%s %s"
                .formatted(year, insured, treatment, scheme.map(Scheme::code).orElse("all"));
    }
}
