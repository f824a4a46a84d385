package org.crossregion.clearing.evidence;

import java.util.UUID;

/** A kind of matter that takes evidence; every bean of this type is asked by its name. */
public interface EvidenceSubject {

    /** How it stands in the address, such as {@code deductions}. */
    String kind();

    /**
     * Whether it takes more evidence.
     *
     * @throws org.crossregion.web.problem.Refused if the caller may not see it
     */
    boolean isOpen(UUID id);
}
