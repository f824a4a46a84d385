/**
 * What surrounds every request: its id in answers, logs and events, typed parameters, the limits of
 * a body, and the rate an institution may send at.
 */
package org.crossregion.web.request;
