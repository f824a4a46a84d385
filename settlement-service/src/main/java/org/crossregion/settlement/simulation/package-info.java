/**
 * What a month would have cost under benefit policies that are not in force yet: its standing bills
 * are computed again, person by person and in their order, from what the persons had used when the
 * month began. Nothing is written.
 */
package org.crossregion.settlement.simulation;
