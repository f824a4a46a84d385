/**
 * What the audit of the whole system asks this service: sums per cell and rows in order, straight
 * from the facts and exceptions.
 */
package org.crossregion.clearing.audit;
