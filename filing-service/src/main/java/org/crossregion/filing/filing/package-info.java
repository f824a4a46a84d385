/**
 * Filings (登记备案) and their life: submitted, activated after review or refused, suspended and
 * resumed, cancelled or expired; each step with its author, time and reason, and each told to the
 * other services.
 */
package org.crossregion.filing.filing;
