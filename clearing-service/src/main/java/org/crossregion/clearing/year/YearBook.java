package org.crossregion.clearing.year;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A year as forms 16 to 18 print it.
 *
 * @param version 1 as it was issued, then as it was closed; 0 for a draft as of today
 * @param number of form 16; empty for a draft
 * @param fundClosed whether the fund of the tier itself has closed the year
 * @param fundWithin what it closed the year with, or as long as it has not, how it stood when it
 *     was asked; empty if it was not
 * @param fundAcross in a province's own tier, the same of the pairs that cross its border
 */
public record YearBook(
        int version,
        Optional<String> number,
        LocalDate asOf,
        YearFigures figures,
        boolean fundClosed,
        Optional<List<FundFigure>> fundWithin,
        Optional<List<FundFigure>> fundAcross) {

    public boolean isDraft() {
        return version == 0;
    }

    boolean saysTheSameAs(YearBook other) {
        return figures.equals(other.figures)
                && fundWithin.orElse(List.of()).equals(other.fundWithin.orElse(List.of()))
                && fundAcross.orElse(List.of()).equals(other.fundAcross.orElse(List.of()));
    }
}
