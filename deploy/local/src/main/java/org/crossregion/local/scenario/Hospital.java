package org.crossregion.local.scenario;

/**
 * A hospital of the sample.
 *
 * @param code its national code
 * @param name its name
 * @param region where it stands
 * @param pooling the region that it is paid by
 */
public record Hospital(String code, String name, String region, String pooling) {}
