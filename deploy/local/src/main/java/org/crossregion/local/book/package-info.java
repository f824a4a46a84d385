/**
 * The story's own book: what hospitals were answered and what offices decided, added up again
 * without asking any service.
 */
package org.crossregion.local.book;
