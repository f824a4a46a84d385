package org.crossregion.fund.year;

import java.util.List;

/** What the fund reads of clearing's event: a year has been squared, for these regions. */
record YearSquared(String authority, String tier, int year, List<Region> regions) {

    /** A region and scheme that the year's clearing knows. */
    record Region(String region, String scheme) {}
}
