/**
 * The local twin of the platforms that compute for insured regions not hosted here: a process of
 * its own with a database of its own, so that whatever is killed, nothing it has booked is lost. It
 * speaks the protocol of docs/reference/platform.md.
 */
package org.crossregion.local.platform;
