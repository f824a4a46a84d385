/** Benchmark S1: what is run in which order, what is measured, and how it is reported. */
package org.crossregion.load.bench;
