package org.crossregion.clearing.year;

import org.crossregion.clearing.detail.LeftOver;

import java.util.Optional;

/**
 * An item of a year's draft: what was left over, and what has become of it.
 *
 * @param application the last one made for it
 */
public record Item(LeftOver leftOver, ItemKind kind, Optional<Application> application) {}
