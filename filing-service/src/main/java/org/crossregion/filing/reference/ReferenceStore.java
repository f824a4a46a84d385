package org.crossregion.filing.reference;

import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The table of one kind of reference data and the event that tells of a row. */
public interface ReferenceStore<T> {

    /** The kind's name in paths and keys, in the plural: {@code regions}. */
    String kind();

    /** What names a row among those of its kind, such as {@code 220100}. */
    String codeOf(T row);

    /** The rows that exist among these codes. */
    Map<String, Versioned<T>> find(Collection<String> codes);

    /** Whether a row would say nothing new. */
    default boolean same(T kept, T imported) {
        return kept.equals(imported);
    }

    void put(List<Versioned<T>> rows);

    OutboxEvent published(Versioned<T> row, Instant at);

    ReferenceDigest digest();
}
