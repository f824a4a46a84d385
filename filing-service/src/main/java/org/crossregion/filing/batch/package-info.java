/**
 * Lists of employers and schools (报盘): taken in as XLSX or CSV, worked row by row with exactly the
 * rules of a single application, and handed back with a reason in every cell that was not accepted.
 */
package org.crossregion.filing.batch;
