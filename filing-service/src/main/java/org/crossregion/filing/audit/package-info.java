/**
 * What an audit compares the copies of reference data elsewhere with: count, version and hash of
 * each kind.
 */
package org.crossregion.filing.audit;
