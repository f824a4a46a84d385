/**
 * Insured persons and their insurance relations. Identity and card numbers are ciphertext with a
 * blind index, in the table and in events; only the administrator's export shows them in clear.
 */
package org.crossregion.filing.person;
