package org.crossregion.filing.agency;

import org.crossregion.values.RegionCode;

import java.util.List;

/**
 * Who is competent in some pooling regions may be another one now; told within the transaction, so
 * that what is open can be passed on.
 *
 * @param author who is on record for it
 */
public record JurisdictionChanged(List<RegionCode> regions, String author, String reason) {}
