/**
 * What a treatment agency settles with its hospital alone: contract penalties (违约金), retentions
 * (预留金) and DRG/DIP differences. Recorded, confirmed by a second person, never cleared between
 * regions.
 */
package org.crossregion.clearing.contract;
