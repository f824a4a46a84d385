/**
 * Documents (材料影像) that are handed in: checked by their content, kept encrypted outside the
 * database, and removed when nobody names them.
 */
package org.crossregion.filing.document;
