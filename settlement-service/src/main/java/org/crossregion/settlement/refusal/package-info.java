/**
 * The list of everything this service refuses to do, in one place, so that the documentation, the
 * problems of REST and the err_msg of the national envelope cannot drift apart.
 */
package org.crossregion.settlement.refusal;
