/** How filing-service keeps up as persons and filings become many. */
package org.crossregion.load.scale;
