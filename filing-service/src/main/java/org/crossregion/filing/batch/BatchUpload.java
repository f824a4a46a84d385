package org.crossregion.filing.batch;

import org.crossregion.values.RegionCode;

import java.util.Optional;

/**
 * A list as it is handed in.
 *
 * @param declared how many people the employer says are on it
 * @param channel absent for the policy's own channel of lists
 */
record BatchUpload(
        RegionCode region,
        String employer,
        int declared,
        Optional<String> channel,
        String fileName,
        byte[] file) {}
