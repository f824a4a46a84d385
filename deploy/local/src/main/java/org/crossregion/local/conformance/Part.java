package org.crossregion.local.conformance;

import java.util.Set;

/** A part of the run, from nothing to nothing: what it makes it takes back. */
interface Part {

    String name();

    /** The transactions it has checks of. */
    Set<String> transactions();

    /** What it checks, in a line. */
    String told();

    void run(Course course);
}
