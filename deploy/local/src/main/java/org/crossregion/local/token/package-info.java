/** {@code deploy/local/token}: a development token for calling the running stack by hand. */
package org.crossregion.local.token;
