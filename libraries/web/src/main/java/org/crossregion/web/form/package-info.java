/**
 * The official forms over REST: each service makes its own, one resource renders them all, and
 * whoever holds a printed one can verify it by its code.
 */
package org.crossregion.web.form;
