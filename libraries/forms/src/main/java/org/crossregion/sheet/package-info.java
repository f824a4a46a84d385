/**
 * Lists that people keep in a spreadsheet: read from XLSX or CSV without trusting the file, and
 * written back in the way they came.
 */
package org.crossregion.sheet;
