package org.crossregion.settlement.claim;

import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;

/** A person with the insurance that a claim is made under. */
record Claimant(InsuredPerson person, Insurance insurance) {}
