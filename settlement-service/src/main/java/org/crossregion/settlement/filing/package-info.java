/**
 * Who is filed where: this service's own copy of filings and filing policies, and the one question
 * to filing-service before anybody is refused as not filed.
 */
package org.crossregion.settlement.filing;
