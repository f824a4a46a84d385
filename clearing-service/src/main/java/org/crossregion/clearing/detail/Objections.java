package org.crossregion.clearing.detail;

import java.util.Collection;
import java.util.Set;

/** Who else may object to a detail's being cleared: as long as it does, nobody lets it go. */
public interface Objections {

    /** Which of these details somebody still objects to. */
    Set<String> open(Collection<String> settlementIds);
}
