/** Tests of the benchmarks of clearing. */
package org.crossregion.load.clearing;
