/**
 * Agencies (经办机构) below a region: which districts each is competent for, and what a clerk of a
 * district may therefore see.
 */
package org.crossregion.filing.agency;
