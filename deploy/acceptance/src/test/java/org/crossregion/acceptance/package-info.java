/**
 * The story through real processes: the launcher, the database, the broker and the four services as
 * anybody starts them, checked from outside over REST and in the printed tables alone.
 */
package org.crossregion.acceptance;
