/**
 * Working days (工作日): the holidays and worked weekends of each year, provisional until published.
 */
package org.crossregion.filing.workday;
