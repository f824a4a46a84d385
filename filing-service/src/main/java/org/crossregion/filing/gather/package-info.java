/**
 * Requests that arrive while others are worked are worked together, by the thread of one of them:
 * no timer, no thread of its own, and whoever comes alone waits for nobody.
 */
package org.crossregion.filing.gather;
