/**
 * The national algorithms that hospital systems sign and seal messages with: SM2 signatures, SM3
 * digests and SM4 payloads, with keys as institutions hand them in. Nothing here knows an envelope.
 */
package org.crossregion.settlement.signing;
