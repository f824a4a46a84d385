/** The statements of one settlement as they were seen on the wire, run again for other stays. */
package org.crossregion.load.replay;
