package org.crossregion.database;

import org.crossregion.values.DatedNumber;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Gives dated numbers of one kind, whose digits come from a sequence of the database. Things are
 * told apart by them, and nothing else is said by them: where many are given, some are fetched at
 * once, and those that a process has not given when it ends are nobody's.
 */
public final class DatedNumbers {

    private static final String FETCH =
            """
            select nextval(cast(:sequence as regclass)) from generate_series(1, :count)
            """;

    private final Jdbi database;
    private final char kind;
    private final String sequence;
    private final int fetched;
    private final Queue<Long> waiting = new ConcurrentLinkedQueue<>();

    private DatedNumbers(Jdbi database, char kind, String sequence, int fetched) {
        this.database = database;
        this.kind = kind;
        this.sequence = sequence;
        this.fetched = fetched;
    }

    /** Numbers of a kind, fetched when they are needed. */
    public static DatedNumbers of(Jdbi database, char kind, String sequence) {
        return new DatedNumbers(database, kind, sequence, 1);
    }

    /**
     * The same where many are given.
     *
     * @param fetched how many are fetched at once
     */
    public static DatedNumbers some(Jdbi database, char kind, String sequence, int fetched) {
        return new DatedNumbers(database, kind, sequence, fetched);
    }

    /** A new number, given on a day for something of an insured region. */
    public String next(RegionCode insuredRegion, LocalDate day) {
        for (Long number = waiting.poll(); ; number = waiting.poll()) {
            if (number != null) {
                return DatedNumber.of(kind, insuredRegion, day, number);
            }
            waiting.addAll(fetch());
        }
    }

    private List<Long> fetch() {
        return database.withHandle(
                handle ->
                        handle.createQuery(FETCH)
                                .bind("sequence", sequence)
                                .bind("count", fetched)
                                .mapTo(Long.class)
                                .list());
    }
}
