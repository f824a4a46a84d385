/**
 * Bills: the pre-settlement, the settlement and its mirrors, each one transaction, each an
 * immutable fact that is told to clearing and fund.
 */
package org.crossregion.settlement.bill;
