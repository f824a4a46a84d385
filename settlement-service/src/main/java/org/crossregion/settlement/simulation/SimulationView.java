package org.crossregion.settlement.simulation;

import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.List;

/**
 * What a month would have cost.
 *
 * @param notCovered bills that the candidates do not cover; in {@code after} the person pays them
 * @param otherPolicy standing bills that no candidate applies to; in none of the sums
 * @param acrossYears standing bills that count, or would, in two years or in the one before their
 *     settlement
 * @param computedElsewhere standing bills that another platform computed; in none of the sums
 * @param parts by scheme and kind of care
 * @param biggest the bills that would differ most for the person, the greatest difference first
 */
record SimulationView(
        RegionCode region,
        Period month,
        List<Candidate> policies,
        Tally.Sums total,
        int notCovered,
        long otherPolicy,
        long acrossYears,
        long computedElsewhere,
        List<Part> parts,
        List<Difference> biggest) {

    /** A policy of the file. */
    record Candidate(
            RegionCode region, Scheme scheme, String name, int version, LocalDate validFrom) {

        static Candidate of(BenefitPolicy policy) {
            return new Candidate(
                    policy.region(),
                    policy.scheme(),
                    policy.name(),
                    policy.version(),
                    policy.validFrom());
        }
    }

    /** The sums of one scheme and kind of care. */
    record Part(Scheme scheme, CareType careType, Tally.Sums sums) {}

    /**
     * A bill that would differ.
     *
     * @param personalBefore what the person bore, from the account and in cash
     * @param difference what the person would have borne more
     */
    record Difference(
            String settlementId,
            Scheme scheme,
            CareType careType,
            Money cost,
            Money personalBefore,
            Money personalAfter,
            Money difference,
            boolean covered) {

        static Difference of(SimulatedBill bill) {
            return new Difference(
                    bill.settlementId(),
                    bill.scheme(),
                    bill.careType(),
                    bill.before().total(),
                    bill.before().personal(),
                    bill.after().personal(),
                    bill.personalDifference(),
                    bill.covered());
        }
    }
}
