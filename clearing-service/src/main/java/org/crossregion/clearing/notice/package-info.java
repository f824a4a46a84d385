/**
 * Notices (通知书): what a signed statement says is owed, as numbered paper for each region; form 7
 * advises of money due, form 8 orders a payment by a day. What is settled of them are facts beside
 * them, so what stands open is always reckoned, never stored.
 */
package org.crossregion.clearing.notice;
