/**
 * Cost inquiries (费用协查): the insured region asks about a costly stay it doubts, the treatment
 * region looks into it and answers by a day of the next month, the insured region confirms. What is
 * not answered in time rolls over and is counted; what was found wrong may become a deduction.
 */
package org.crossregion.clearing.inquiry;
