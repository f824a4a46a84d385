package org.crossregion.settlement.access;

import org.crossregion.settlement.reference.Institution;

import java.util.Optional;

/** One way in which an institution proves that it is the one that calls. */
interface Mode {

    /** As reference data names it. */
    String name();

    /** What speaks against it, in Chinese; empty if the institution has proved to be it. */
    Optional<String> objection(Institution institution, Call call);
}
