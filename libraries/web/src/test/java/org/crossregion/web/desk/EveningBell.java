package org.crossregion.web.desk;

import jakarta.inject.Singleton;

import org.jdbi.v3.core.Jdbi;

import java.time.Clock;

/** Rings at six in the evening. */
@Singleton
public class EveningBell extends Bell {

    EveningBell(Jdbi jdbi, Clock clock) {
        super("evening-bell", 18, jdbi, clock);
    }
}
