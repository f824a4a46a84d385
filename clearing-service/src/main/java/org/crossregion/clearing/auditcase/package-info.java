/**
 * Audit cases (审核案件): what an audit of the treatment region finds at one hospital, in one bill or
 * many, cleared months among them. Each finding is a deduction like any other.
 */
package org.crossregion.clearing.auditcase;
