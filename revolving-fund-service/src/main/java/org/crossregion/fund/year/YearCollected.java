package org.crossregion.fund.year;

/** What the fund reads of clearing's event: the draft of a year's end was collected. */
record YearCollected(String authority, String tier, int year) {}
