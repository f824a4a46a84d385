package org.crossregion.clearing.reconciliation;

/**
 * A row that differs, with why.
 *
 * @param ordinal 1, or more for an id that the list has again
 * @param row its number in the list; 0 if it is not there
 * @param here what we have of it within the list's reach; none if we have nothing
 * @param there what the list has of it; none if it has nothing
 * @param detail the detail of ours that must not be confirmed meanwhile; empty if there is none
 * @param said the difference in words
 */
public record Difference(
        String settlementId,
        int ordinal,
        DifferenceClass kind,
        String visitId,
        String personNo,
        int row,
        Sums here,
        Sums there,
        String detail,
        String said) {

    Difference about(String ours) {
        return new Difference(
                settlementId, ordinal, kind, visitId, personNo, row, here, there, ours, said);
    }

    /** By how much the two totals differ because of it. */
    Sums amount() {
        return here.minus(there);
    }

    /** Whether it is the same difference as one seen in an earlier run. */
    boolean sameAs(DifferenceClass otherKind, Sums otherHere, Sums otherThere) {
        return kind == otherKind && here.equals(otherHere) && there.equals(otherThere);
    }
}
