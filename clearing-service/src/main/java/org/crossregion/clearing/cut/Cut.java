package org.crossregion.clearing.cut;

import org.crossregion.values.Period;

import java.time.Instant;

/**
 * The moment from which a circle's period takes no more details.
 *
 * @param facts every fact up to this number was in; every later one is above it
 * @param exceptions the same of the exceptions
 */
public record Cut(Circle circle, Period period, long facts, long exceptions, Instant cutAt) {}
