/**
 * The month of one authority and tier: the state it is in, the steps that move it, who may take
 * each and who took it.
 */
package org.crossregion.clearing.period;
