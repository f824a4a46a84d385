/**
 * What filing says to hospital systems: its refusals in the words of a counter, by the fields of
 * the national interface (2501 to 2506).
 */
package org.crossregion.filing.his;
