/** What a service says to its database, read from the connection itself. */
package org.crossregion.load.wire;
