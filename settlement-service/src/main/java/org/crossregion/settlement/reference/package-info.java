/**
 * Regions and institutions: this service's own copy, fed by reference-events, replaced only by a
 * newer version, compared with the owner's by hash.
 */
package org.crossregion.settlement.reference;
