package org.crossregion.filing.gather;

import java.util.List;

/** What is done with jobs. */
public interface Work<J, A> {

    /**
     * Works several jobs in their order; what they do takes effect when this returns, or not at all
     * if it throws.
     *
     * @return an answer for each, in their order
     */
    List<Answer<A>> together(List<J> jobs);

    /** Works a job by itself. */
    A alone(J job);
}
