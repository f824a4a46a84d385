/**
 * The fund's forms: 6-1, the adjustment of quotas per pooling region, and 6-2, the same for one
 * region per counterparty and scheme.
 */
package org.crossregion.fund.form;
