/**
 * How large the fund must be: quota policies and bases as data, the rule that turns a basis into
 * quotas, and the quotas fixed for a year per insured region, treatment region and scheme.
 */
package org.crossregion.fund.quota;
