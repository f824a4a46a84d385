/**
 * The statement pack: all that a region, or an authority, gets for a period in one zip file, with a
 * list of contents by which each paper can be verified.
 */
package org.crossregion.clearing.pack;
