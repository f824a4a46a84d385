/**
 * The demo story: hospitals send their bills of a month as national envelopes, clearing makes the
 * table, and the story checks every sum against what the hospitals were answered. It talks to the
 * system as its users do and believes nothing that it cannot recompute.
 */
package org.crossregion.local.story;
