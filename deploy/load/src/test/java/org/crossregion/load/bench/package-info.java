/** Benchmark S1 works. */
package org.crossregion.load.bench;
