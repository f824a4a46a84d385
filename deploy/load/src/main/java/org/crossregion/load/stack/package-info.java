/** The processes of a benchmark: database, broker, settlement-service and the bare endpoint. */
package org.crossregion.load.stack;
