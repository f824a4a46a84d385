/**
 * Regions: which pooling region a region code belongs to, which member clears for it, and how far
 * its network has been opened (开通).
 */
package org.crossregion.filing.region;
