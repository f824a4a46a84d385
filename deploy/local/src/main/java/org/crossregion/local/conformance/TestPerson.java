package org.crossregion.local.conformance;

/**
 * The person the run is about, as 1101 answered.
 *
 * @param number psn_no
 * @param certificate the identity number that was given
 * @param scheme insutype of an insurance in force
 * @param region insuplc_admdvs of that insurance
 */
record TestPerson(String number, String certificate, String scheme, String region) {}
