package org.crossregion.eligibility;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A person is barred from direct settlement for some time, whatever is filed.
 *
 * @param from the first day of it
 * @param until the last day of it; absent if it lasts until it is released
 * @param releasedOn the first day it holds no more, by a decision; absent if there was none
 */
public record PersonSuspension(
        String suspensionId,
        SuspensionKind kind,
        LocalDate from,
        Optional<LocalDate> until,
        Optional<LocalDate> releasedOn) {

    public PersonSuspension {
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new IllegalArgumentException(
                    suspensionId + " ends " + until.get() + " before it begins " + from);
        }
    }

    /** Whether it bars on a day. */
    public boolean holdsOn(LocalDate day) {
        boolean begun = !from.isAfter(day);
        boolean over = until.filter(last -> last.isBefore(day)).isPresent();
        boolean released = releasedOn.filter(first -> !first.isAfter(day)).isPresent();
        return begun && !over && !released;
    }

    /** Whether it bars care that began on one day from being settled on another. */
    boolean bars(CareQuestion question) {
        return holdsOn(question.askedOn())
                || (kind.leavesCareUnpaid() && holdsOn(question.admittedOn()));
    }

    /** Such as 逾期未办理年审，自2026-12-26起. */
    public String says() {
        return kind.label() + "，自" + from + "起" + until.map(last -> "至" + last).orElse("");
    }
}
