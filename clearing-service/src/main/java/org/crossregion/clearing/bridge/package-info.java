/**
 * The payment application (用款申请): what a region asks its finance bureau for, by notice, and how it
 * comes from what the month before came to.
 */
package org.crossregion.clearing.bridge;
