/**
 * How much of the paid-in money is in use: what a month has cleared, and live what was settled and
 * is not cleared yet, per insured region, treatment region and scheme. Fed by settlement's and
 * clearing's events; mirrors subtract.
 */
package org.crossregion.fund.utilisation;
