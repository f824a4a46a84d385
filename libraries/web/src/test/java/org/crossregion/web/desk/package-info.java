/** A small real service to try the library on: it opens desks. */
package org.crossregion.web.desk;
