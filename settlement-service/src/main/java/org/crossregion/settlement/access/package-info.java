/**
 * Who is let in at the HIS gateway, and how: by networks, signed headers, tokens or certificates,
 * as the institution's agreement says; and what it signs and seals. The gateway asks at the {@link
 * org.crossregion.settlement.access.Door}; whoever is turned away is in the audit trail.
 */
package org.crossregion.settlement.access;
