/**
 * The days until which a region answers or confirms: counted by policy on the working days, moved
 * when those are published anew, reminded of, and told as an event when they come near.
 */
package org.crossregion.clearing.deadline;
