/**
 * The run of a month: one use case per step (reconciliation, confirmation, generation, publication,
 * signature, issue, closing), by hand over REST or by the calendar's job.
 */
package org.crossregion.clearing.run;
