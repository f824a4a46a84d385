package org.crossregion.forms;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.time.LocalDate;

/** One typed value on a form; how it is written is the renderers' business. */
public sealed interface Cell {

    /** Nothing to say here; printed empty, {@code null} in JSON. */
    Cell BLANK = new Blank();

    static Cell of(String text) {
        return new Text(text);
    }

    static Cell of(long count) {
        return new Count(count);
    }

    static Cell of(Money amount) {
        return new Amount(amount);
    }

    static Cell of(Rate rate) {
        return new Share(rate);
    }

    static Cell factor(Rate multiple) {
        return new Factor(multiple);
    }

    static Cell of(LocalDate day) {
        return new Day(day);
    }

    static Cell blank() {
        return BLANK;
    }

    /** Words; control characters other than a line feed are no text and become spaces. */
    record Text(String value) implements Cell {
        public Text {
            value = Characters.clean(value);
        }
    }

    /** A number of things, such as cases (人次); negative when refunds outnumber bills. */
    record Count(long value) implements Cell {}

    /** An amount of money; the form's unit says whether it is printed in 元 or 万元. */
    record Amount(Money value) implements Cell {}

    /** A rate, printed in percent. */
    record Share(Rate value) implements Cell {}

    /** A multiple, such as a coefficient, printed as a plain number such as 2.00. */
    record Factor(Rate value) implements Cell {}

    /** A Beijing day. */
    record Day(LocalDate value) implements Cell {}

    /** An empty cell. */
    record Blank() implements Cell {}
}
