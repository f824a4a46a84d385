package org.crossregion.load.scale;

import java.util.List;

/**
 * The person of whom all others are copies, and this person's filings.
 *
 * @param person the number
 * @param standing a filing that is active
 * @param past one that was cancelled
 * @param waiting one that waits for its review
 */
record Exemplars(String person, String standing, String past, String waiting) {

    /** Where the standing filing leads, and an institution there. */
    static final String TREATMENT = "110000";

    static final String INSTITUTION = "H11000000001";

    /** The person's name, and so everybody's. */
    static final String NAME = "王样甲";

    /** Where nobody has filed for. */
    static final String ELSEWHERE = "120000";

    static final List<String> OTHERS = List.of("310000", "320000");
}
