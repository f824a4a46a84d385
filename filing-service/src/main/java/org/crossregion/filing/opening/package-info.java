/**
 * The opening of regions (开通): from stage to stage, none skipped, the last with a fiscal account
 * for each scheme; and how much of the country is open, now and in time (接入率, S2 ②).
 */
package org.crossregion.filing.opening;
