/**
 * Copies and policies that every settlement reads and that seldom change, kept in memory for a
 * moment: docs/decisions/0012.
 */
package org.crossregion.settlement.recent;
