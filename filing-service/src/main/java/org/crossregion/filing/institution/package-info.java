/**
 * Designated institutions (定点医药机构): hospitals and pharmacies, whether they are connected, under
 * agreement, and how their systems log in at the gateway.
 */
package org.crossregion.filing.institution;
