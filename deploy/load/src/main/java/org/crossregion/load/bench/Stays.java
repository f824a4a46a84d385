package org.crossregion.load.bench;

import org.crossregion.load.data.Copies;
import org.crossregion.load.data.Stay;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The stays that are still to be settled; each is handed out once. */
final class Stays {

    private final Copies copies;
    private final int batch;
    private final List<Stay> all = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    Stays(Copies copies, int batch) {
        this.copies = copies;
        this.batch = batch;
    }

    /** Makes sure, outside of what is measured, that so many are left, and the database at rest. */
    void prepare(int needed) throws SQLException {
        make(needed);
        copies.settleDown();
    }

    /** Makes sure that so many are left. */
    void make(int needed) throws SQLException {
        while (all.size() - next.get() < needed) {
            all.addAll(copies.make(batch));
        }
    }

    Stay take() {
        int index = next.getAndIncrement();
        if (index >= all.size()) {
            throw new IllegalStateException("no stay is left: prepare more");
        }
        return all.get(index);
    }
}
