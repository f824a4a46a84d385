/**
 * Days that people must not miss: whoever keeps some names them as a source, and one job tells of
 * each, once for each step that the policy sets, before it has passed.
 */
package org.crossregion.filing.deadline;
