/**
 * What has come over (多收资金): more money than any notice had open, held for whoever paid it until it
 * is given back (退回), which one person proposes and another approves.
 */
package org.crossregion.clearing.surplus;
