/**
 * The medical-insurance catalogue of the treatment region (就医地目录), in versions: class, prior
 * self-pay, price ceiling, and the rule that splits a fee line by them.
 */
package org.crossregion.settlement.catalogue;
