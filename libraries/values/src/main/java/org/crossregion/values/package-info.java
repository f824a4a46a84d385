/**
 * The words every service shares: money in fen, rates in basis points, region codes, periods in
 * Beijing time, schemes, care and filing types, the split of a bill over its payers, and working
 * days.
 *
 * <p>Nothing here knows a database, a message or a request; it imports {@code java.*} alone. A
 * value that breaks a rule cannot be constructed.
 */
package org.crossregion.values;
