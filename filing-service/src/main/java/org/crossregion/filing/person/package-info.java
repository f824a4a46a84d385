/**
 * Insured persons and their insurance relations. Identity and card numbers are ciphertext with a
 * blind index, in the table and in events; only a form shows one in clear.
 */
package org.crossregion.filing.person;
