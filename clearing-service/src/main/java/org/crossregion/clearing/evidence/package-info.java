/**
 * Evidence (证据材料): files that prove what is found, asked or answered, kept outside the database.
 */
package org.crossregion.clearing.evidence;
