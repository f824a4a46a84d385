/**
 * The conformance kit ({@code deploy/local/his-check}): takes a gateway through every transaction
 * as a hospital system would, and holds a hospital system's own messages against the same field
 * definitions that the gateway reads. It speaks the national interface and nothing else, so that it
 * can be pointed at any gateway.
 */
package org.crossregion.local.conformance;
