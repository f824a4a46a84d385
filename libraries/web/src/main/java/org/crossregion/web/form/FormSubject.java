package org.crossregion.web.form;

import org.crossregion.values.Coded;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;

import java.util.Optional;

/** What a form was asked for, as one line; two forms with the same are about the same. */
final class FormSubject {

    private static final int PARTS = 9;
    private static final String BETWEEN = "|";

    private FormSubject() {}

    static String write(FormQuery query) {
        return String.join(
                BETWEEN,
                query.no(),
                query.period().map(Period::toString).orElse(""),
                query.authority().map(RegionCode::value).orElse(""),
                query.region().map(RegionCode::value).orElse(""),
                query.tier().map(Coded::code).orElse(""),
                query.direction().orElse(""),
                query.kind().orElse("").replace(BETWEEN, " "),
                query.version().map(String::valueOf).orElse(""),
                query.id().orElse(""));
    }

    static FormQuery read(String subject) {
        String[] parts = subject.split("\\|", PARTS);
        return new FormQuery(
                parts[0],
                given(parts[1]).map(Period::fromString),
                given(parts[2]).map(RegionCode::of),
                given(parts[3]).map(RegionCode::of),
                given(parts[4]).map(Tier::fromString),
                given(parts[5]),
                given(parts[6]),
                given(parts[8]),
                false,
                given(parts[7]).map(Integer::valueOf));
    }

    private static Optional<String> given(String part) {
        return Optional.of(part).filter(text -> !text.isEmpty());
    }
}
