/**
 * Allotted details (清分明细): one settlement as clearing sees it, an immutable fact taken from
 * settlement-events, and where it stands: the month of its origin unless an append-only exception
 * (late, assigned, held, released, rolled back) says otherwise.
 */
package org.crossregion.clearing.detail;
