/** What is kept for a moment is not kept longer. */
package org.crossregion.settlement.recent;
