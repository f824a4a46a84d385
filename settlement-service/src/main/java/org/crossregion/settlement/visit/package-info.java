/** Visits (就诊登记): a stay or an outpatient registration from admission to discharge. */
package org.crossregion.settlement.visit;
