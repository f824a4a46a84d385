package org.crossregion.clearing.year;

import java.time.Instant;
import java.util.List;

/**
 * How the fund said that it stands in a year it has not closed.
 *
 * @param statedAt when it said so
 */
public record FundDraft(Instant statedAt, List<FundFigure> figures) {}
