/**
 * Details as files for finance: asked for, written beside the request in flat memory, fetched, and
 * forgotten after a time.
 */
package org.crossregion.clearing.export;
