package org.crossregion.local.story;

import org.crossregion.local.scenario.Scene;

import java.util.Optional;
import java.util.function.Function;

/** What one kind of office knows how to do. */
interface Acts {

    /** How an act is done; absent if it is no act of this office. The answer is what it prints. */
    Optional<Function<Scene, String>> act(String name);
}
