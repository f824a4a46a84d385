/**
 * Injuries without a third party: what the patient declares when the hospital registers the stay,
 * printed as attachment 3.
 */
package org.crossregion.settlement.injury;
