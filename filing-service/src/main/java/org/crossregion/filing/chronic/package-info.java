/**
 * Chronic and special outpatient diseases (门诊慢特病): which of them a region entitles to benefits, and
 * which person is entitled to which, from when until when, at which institutions, by whose word.
 * Registered by the insured agency, from a file, or by a hospital (2503, 2504); every change is
 * told, for settlement keeps a copy.
 */
package org.crossregion.filing.chronic;
