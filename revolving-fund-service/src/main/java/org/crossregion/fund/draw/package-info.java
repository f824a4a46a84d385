/**
 * The fund standing in: drawn when receivers must be paid and clearing money is not there,
 * replenished when it arrives. Once per payment, never below zero.
 */
package org.crossregion.fund.draw;
