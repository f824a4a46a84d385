package org.crossregion.web.desk;

import jakarta.inject.Singleton;

import org.jdbi.v3.core.Jdbi;

import java.time.Clock;

/** Rings at eight. */
@Singleton
public class MorningBell extends Bell {

    MorningBell(Jdbi jdbi, Clock clock) {
        super("morning-bell", 8, jdbi, clock);
    }

    public void breakDown(boolean down) {
        broken.set(down);
    }
}
