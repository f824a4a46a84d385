package org.crossregion.fund.ledger;

import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

/** One account: of a year, an insured and a treatment region, a scheme and a kind. */
public record Account(int year, RegionPair pair, Scheme scheme, AccountKind kind) {}
