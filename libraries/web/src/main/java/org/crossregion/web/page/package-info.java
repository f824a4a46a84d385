/** Lists come in keyset pages: a limit, and the key after which the next page begins. */
package org.crossregion.web.page;
