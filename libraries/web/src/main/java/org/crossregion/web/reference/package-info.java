/**
 * Reference data comes from versioned files: one resource imports and exports every kind, all or
 * nothing, and names the line and column of whatever it rejects.
 */
package org.crossregion.web.reference;
