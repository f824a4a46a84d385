/**
 * Designated institutions at a hospital's word (2505, 2506 人员定点备案): of a filing that names
 * institutions, or of chronic disease entitlements.
 */
package org.crossregion.filing.designation;
