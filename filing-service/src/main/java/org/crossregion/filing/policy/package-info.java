/**
 * What an insured region demands of a filing and what a filing permits there, as data with a day
 * from which it holds: materials, channels, places, terms, promises.
 *
 * <p>Presets are YAML files under {@code policies/}, each citing its source.
 */
package org.crossregion.filing.policy;
