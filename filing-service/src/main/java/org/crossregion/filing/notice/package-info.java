/**
 * Stays elsewhere that the insured region was told of, with hospital, department and bed: by the
 * person, by the hospital, or by the admission message itself.
 */
package org.crossregion.filing.notice;
