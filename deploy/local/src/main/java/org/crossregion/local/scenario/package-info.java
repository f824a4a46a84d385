/**
 * What a story is made of, read from tables: who lives where, who is filed, treated and billed, and
 * what the offices do on which day. Nothing here talks to a service.
 */
package org.crossregion.local.scenario;
