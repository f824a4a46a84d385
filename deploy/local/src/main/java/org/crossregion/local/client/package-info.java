/**
 * Talks to the running stack from outside, as its users do: JSON over HTTP with a bearer token, and
 * patient while a killed service comes back.
 */
package org.crossregion.local.client;
