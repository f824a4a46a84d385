package org.crossregion.clearing.detail;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Period;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import java.util.Set;
import java.util.TreeSet;

/** The partitions of the fact table, one per month of origin. */
@ApplicationScoped
class PartitionRepository {

    private static final String EXISTING =
            """
            select substring(pg_get_expr(c.relpartbound, c.oid) from '[0-9]{4}-[0-9]{2}')
            from pg_inherits i
            join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'allotted_detail'::regclass
            order by 1
            """;

    /** Two instances never make the same partition at once. */
    private static final String ALONE =
            "select pg_advisory_xact_lock(hashtextextended('allotted_detail partitions', 0))";

    /** Made aside and attached: creating it in place would lock out every reader and writer. */
    private static final String CREATE =
            "create table allotted_detail_<name> (like allotted_detail including all)";

    private static final String ATTACH =
            """
            alter table allotted_detail
            attach partition allotted_detail_<name> for values in ('<period>')
            """;

    private final Jdbi jdbi;

    PartitionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Set<String> existing() {
        return jdbi.withHandle(
                handle -> new TreeSet<>(handle.createQuery(EXISTING).mapTo(String.class).list()));
    }

    void add(Period period) {
        jdbi.useHandle(
                handle -> {
                    handle.createQuery(ALONE).mapToMap().list();
                    if (!existing().contains(period.toString())) {
                        run(handle, CREATE, period);
                        run(handle, ATTACH, period);
                    }
                });
    }

    private static void run(Handle handle, String statement, Period period) {
        String month = period.toString();
        handle.execute(
                statement.replace("<name>", month.replace('-', '_')).replace("<period>", month));
    }
}
