/**
 * What an agency has to look at: deductibles that a cancellation has freed, and cleared stays that
 * were undone.
 */
package org.crossregion.settlement.review;
