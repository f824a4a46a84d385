/** Benchmarks of clearing-service: S2, S3, S5 and S6. */
package org.crossregion.load.clearing;
