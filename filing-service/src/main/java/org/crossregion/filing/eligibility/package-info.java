/**
 * Answers, over REST, whether a person may be settled directly, and tells settlement the filings of
 * a person when it asks before refusing.
 */
package org.crossregion.filing.eligibility;
