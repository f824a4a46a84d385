/** Tests of the benchmark of filing. */
package org.crossregion.load.scale;
