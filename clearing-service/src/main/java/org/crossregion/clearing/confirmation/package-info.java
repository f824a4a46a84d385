/**
 * What hospitals say of their allotted details (清分确认): they look through them, agree or do not
 * agree to each, and may take their word back. The gateway speaks the national interface (3260,
 * 3261, 3262); here the same is said in our words.
 */
package org.crossregion.clearing.confirmation;
