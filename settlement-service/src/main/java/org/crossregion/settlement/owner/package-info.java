/**
 * The other services as this one asks them: under a token of its own, with an answer within two
 * seconds or none. Whatever a hospital sends that another service owns is forwarded here.
 */
package org.crossregion.settlement.owner;
