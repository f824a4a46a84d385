package org.crossregion.fund.reference;

/** What the fund reads of filing's event about a region. */
record RegionPublished(
        String code, String name, String poolingRegion, String member, long version) {}
