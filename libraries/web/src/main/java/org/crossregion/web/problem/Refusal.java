package org.crossregion.web.problem;

/**
 * One reason to refuse a request; the code, not the prose, is the contract. Implemented by one enum
 * per service, each constant of which has a section in {@code docs/reference/problems.md}.
 */
public interface Refusal {

    /** The stable name clients switch on, such as {@code period-not-ended}. */
    String code();

    /** The HTTP status, 4xx. */
    int status();

    String title();
}
