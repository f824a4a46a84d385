package org.crossregion.local.scenario;

import java.util.Arrays;
import java.util.Locale;

/** What does not go straight in a visit. */
public enum Turn {
    /** Everything went well. */
    NONE,
    /** The bill is taken back before its month is cleared (2305, 2208). */
    CANCELLED,
    /** The bill is taken back after its month was cleared; a stay with the agency's approval. */
    REFUNDED,
    /** The reply to the settlement never came: it is undone (2601) and sent anew. */
    LOST_REPLY,
    /** The patient did not come: the registration is withdrawn (2202), nothing is billed. */
    NO_SHOW,
    /** The last item of the bill was bought elsewhere during the stay (form 4). */
    OUTSIDE,
    /** The lines were typed wrong: all are withdrawn (2302, 2205) and sent again. */
    WRONG_LINES,
    /** The admission message names no bed; somebody tells the insured region by telephone. */
    PHONED,
    /** The admission message names no bed and nobody tells: the bill is refused, and paid alone. */
    UNTOLD;

    static Turn of(String code) {
        return Arrays.stream(values())
                .filter(turn -> turn.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new StoryFailure("nothing is called " + code));
    }

    private String code() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nothing is billed. */
    public boolean isUnbilled() {
        return this == NO_SHOW || this == UNTOLD;
    }

    /** Whether the admission message leaves out where the patient lies. */
    public boolean hidesTheBed() {
        return this == PHONED || this == UNTOLD;
    }

    /** Whether a mirror of the bill follows at a time of its own. */
    public boolean takesBack() {
        return this == CANCELLED || this == REFUNDED;
    }
}
