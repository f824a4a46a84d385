/**
 * Every reason why this service refuses a well-formed request, each explained in
 * docs/reference/problems.md.
 */
package org.crossregion.clearing.refusal;
