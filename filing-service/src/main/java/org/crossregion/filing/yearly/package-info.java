/**
 * Persons reviewed every year with next year's large-amount premium prepaid, and what becomes of
 * whoever misses it (S4 第十三条).
 */
package org.crossregion.filing.yearly;
