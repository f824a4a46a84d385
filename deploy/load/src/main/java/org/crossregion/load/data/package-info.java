/**
 * A region, a person, a filing and a stay made through the front door, and any number of copies of
 * them.
 */
package org.crossregion.load.data;
