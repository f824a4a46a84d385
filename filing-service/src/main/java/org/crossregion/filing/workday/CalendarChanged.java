package org.crossregion.filing.workday;

/** The working days of some year are others now; told within the transaction. */
public record CalendarChanged() {}
