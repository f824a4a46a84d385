/**
 * Every reason for which filing refuses a well-formed request, each with a section in
 * docs/reference/problems.md.
 */
package org.crossregion.filing.refusal;
