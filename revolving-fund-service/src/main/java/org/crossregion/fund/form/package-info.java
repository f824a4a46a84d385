/**
 * The fund's forms: 6-1, the adjustment of quotas per pooling region, and 6-2, the same for one
 * region per counterparty and scheme; its notices, 7 and 8; and the statement of a region's fund.
 */
package org.crossregion.fund.form;
