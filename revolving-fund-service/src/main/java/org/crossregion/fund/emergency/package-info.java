/**
 * Emergency increases (紧急调增): when the fund of a pair runs short during the year, one person asks
 * for more, another decides, and a notice makes the region pay.
 */
package org.crossregion.fund.emergency;
