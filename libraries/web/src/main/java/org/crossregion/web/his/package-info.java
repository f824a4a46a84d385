/**
 * What the HIS gateway and the owners of transactions say to each other: one shape for every
 * transaction that is forwarded to {@code POST /internal/his/{infno}}.
 */
package org.crossregion.web.his;
