/**
 * The time of the business: one clock that local stacks and tests may set forward, and the jobs
 * that fall due by it, each run once per due instant by one instance. Security and timeouts do not
 * use it.
 */
package org.crossregion.web.clock;
