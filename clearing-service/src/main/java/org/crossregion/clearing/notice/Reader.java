package org.crossregion.clearing.notice;

import org.crossregion.values.RegionCode;
import org.crossregion.web.security.Caller;

import java.util.Optional;

/** Whose notices and payments somebody may read. */
public final class Reader {

    private Reader() {}

    /** The region that a list is held to, a province with its regions; empty if to none. */
    public static Optional<RegionCode> scope(Caller caller) {
        if (caller.covers(RegionCode.NATION)) {
            return Optional.empty();
        }
        if (caller.region().isEmpty()) {
            caller.mustCover(RegionCode.NATION);
        }
        return caller.region();
    }

    /** A notice is for the region that it is addressed to, and for whoever issued it. */
    static void mustSee(Caller caller, Notice notice) {
        if (!caller.covers(notice.circle().authority())) {
            caller.mustCover(notice.region());
        }
    }
}
