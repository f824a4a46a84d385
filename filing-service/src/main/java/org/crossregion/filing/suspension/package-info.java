/**
 * Persons barred from direct settlement, whatever they filed: for what, by whom, until when, and
 * who released them and why.
 */
package org.crossregion.filing.suspension;
