package org.crossregion.database;

import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.NamedArgumentFinder;
import org.jdbi.v3.core.statement.StatementContext;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The components of a record as named arguments: {@code
 * bindNamedArgumentFinder(RecordArguments.of(row))}.
 *
 * <p>Unlike Jdbi's {@code bindMethods}, which finds nothing in a class that is not public, it takes
 * any record.
 */
public final class RecordArguments implements NamedArgumentFinder {

    /** The components of every class of records that was written so far. */
    private static final ClassValue<Map<String, RecordComponent>> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected Map<String, RecordComponent> computeValue(Class<?> type) {
                    Map<String, RecordComponent> components = new LinkedHashMap<>();
                    for (RecordComponent component : type.getRecordComponents()) {
                        component.getAccessor().setAccessible(true);
                        components.put(component.getName(), component);
                    }
                    return components;
                }
            };

    private final Record values;
    private final Map<String, RecordComponent> components;

    private RecordArguments(Record values) {
        this.values = values;
        this.components = COMPONENTS.get(values.getClass());
    }

    public static RecordArguments of(Record values) {
        return new RecordArguments(values);
    }

    @Override
    public Optional<Argument> find(String name, StatementContext context) {
        return Optional.ofNullable(components.get(name))
                .flatMap(
                        component ->
                                context.getConfig(Arguments.class)
                                        .findFor(component.getGenericType(), value(component)));
    }

    private Object value(RecordComponent component) {
        try {
            return component.getAccessor().invoke(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("reading " + component.getName(), e);
        }
    }

    @Override
    public Collection<String> getNames() {
        return components.keySet();
    }

    /** The names only: the values may hold what must not reach a log. */
    @Override
    public String toString() {
        return values.getClass().getSimpleName() + components.keySet();
    }
}
