package org.crossregion.clearing.detail;

import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.values.CareType;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.Optional;

/**
 * An allotted detail (清分明细): a settlement, or the mirror that takes one back, as clearing sees it.
 * It never changes.
 *
 * @param originalId the settlement a mirror takes back; empty for a settlement
 * @param settledAt settlement-service's own time, which alone decides the month of origin
 * @param cleared what moves between the regions: clearing funds and account
 * @param lane the Kafka partition it came by
 */
public record Detail(
        String settlementId,
        DetailKind kind,
        Optional<String> originalId,
        Instant settledAt,
        RegionPair pair,
        Scheme scheme,
        CareType careType,
        FundSplit split,
        Money cleared,
        Stay stay,
        int lane) {

    public Detail {
        if (kind.isMirror() != originalId.isPresent()) {
            throw new IllegalArgumentException(
                    settlementId + ": a mirror names its original, a settlement has none");
        }
        if (pair.isOwnRegion()) {
            throw new IllegalArgumentException(
                    settlementId + " was treated where insured and is never cleared");
        }
        if (split.total().fen() * kind.sign() < 0 || cleared.fen() * kind.sign() < 0) {
            throw new IllegalArgumentException(
                    settlementId + ": " + split.total() + " is the wrong sign for " + kind.code());
        }
        Money clearable = split.fundTotal().plus(split.account());
        if (Math.abs(cleared.fen()) > Math.abs(clearable.fen())) {
            throw new IllegalArgumentException(
                    settlementId + ": clears " + cleared + " of only " + clearable);
        }
    }

    /** The month it was settled in, by Beijing time. */
    public Period origin() {
        return Period.monthOf(settledAt);
    }

    Amounts amounts() {
        return Amounts.ofOne(kind.sign(), split, cleared);
    }

    Cell cellAt(Placement placement) {
        return new Cell(placement.period(), placement.state(), pair, scheme, careType, origin());
    }

    /** Whether this takes another detail back whole: same parties, every amount negated. */
    boolean mirrors(Detail original) {
        return originalId.equals(Optional.of(original.settlementId))
                && original.kind == DetailKind.SETTLEMENT
                && pair.equals(original.pair)
                && scheme == original.scheme
                && careType == original.careType
                && cleared.equals(original.cleared.negated())
                && split.equals(original.split.mirrored());
    }

    /** Whether another message tells the same fact; the way it came does not matter. */
    boolean sameFactAs(Detail other) {
        return settlementId.equals(other.settlementId)
                && kind == other.kind
                && originalId.equals(other.originalId)
                && settledAt.equals(other.settledAt)
                && pair.equals(other.pair)
                && scheme == other.scheme
                && careType == other.careType
                && split.equals(other.split)
                && cleared.equals(other.cleared)
                && stay.institution().equals(other.stay.institution())
                && stay.personNo().equals(other.stay.personNo());
    }
}
