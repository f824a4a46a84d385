package org.crossregion.filing.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.deadline.Deadline;
import org.crossregion.filing.deadline.DeadlineKind;
import org.crossregion.filing.deadline.DeadlineSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Stays elsewhere that nobody has told the insured region of yet (S4 第十一条(四)). */
@ApplicationScoped
class UntoldStays implements DeadlineSource {

    private final NoticeRepository rows;

    UntoldStays(NoticeRepository rows) {
        this.rows = rows;
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.ADMISSION_NOTICE;
    }

    @Override
    public List<Deadline> dueOn(LocalDate day, String after, int limit) {
        return rows.untold(day, after, limit).stream()
                .map(
                        stay ->
                                new Deadline(
                                        stay.visitId(),
                                        day,
                                        stay.personNo(),
                                        stay.insuredRegion(),
                                        Optional.empty()))
                .toList();
    }
}
