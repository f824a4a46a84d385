/**
 * Regions and working days, copied from filing-service's reference-events: names for tables, the
 * pooling regions of a province, and the calendar that deadlines are counted on.
 */
package org.crossregion.clearing.region;
