package org.crossregion.settlement.envelope;

import org.crossregion.values.CareType;
import org.crossregion.values.Scheme;

import java.util.List;
import java.util.Optional;

/**
 * A code table of the national interface.
 *
 * @param closed other values are refused in expected fields too, not only in needed ones
 */
public record CodeTable(String name, String title, boolean closed, List<Value> values) {

    /**
     * One value and what it means here, where it means anything to the engine.
     *
     * @param scheme the code of a {@link Scheme}; empty if it cannot be settled here
     * @param care the code of a {@link CareType}; empty if it cannot be settled here
     * @param fund the code of the fund that a fund_pay_type stands for; may be empty
     */
    public record Value(
            String code,
            String label,
            String scheme,
            String care,
            String fund,
            boolean emergency,
            boolean injury) {

        public Value {
            scheme = scheme == null ? "" : scheme;
            care = care == null ? "" : care;
            fund = fund == null ? "" : fund;
        }

        public Optional<Scheme> schemeOf() {
            return scheme.isEmpty() ? Optional.empty() : Optional.of(Scheme.fromString(scheme));
        }

        public Optional<CareType> careOf() {
            return care.isEmpty() ? Optional.empty() : Optional.of(CareType.fromString(care));
        }
    }

    public CodeTable {
        values = List.copyOf(values);
    }

    public Optional<Value> value(String code) {
        return values.stream().filter(value -> value.code().equals(code)).findFirst();
    }
}
