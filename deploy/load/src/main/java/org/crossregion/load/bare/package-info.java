/** The logic-free endpoint that a settlement is held against: HTTP, one transaction, its SQL. */
package org.crossregion.load.bare;
