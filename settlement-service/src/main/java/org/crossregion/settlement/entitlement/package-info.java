/**
 * Who is entitled to which chronic or special outpatient disease (门诊慢特病): this service's own copy,
 * and the one question to filing-service before anybody is refused for want of it.
 */
package org.crossregion.settlement.entitlement;
