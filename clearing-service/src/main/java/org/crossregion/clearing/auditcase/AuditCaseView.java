package org.crossregion.clearing.auditcase;

import org.crossregion.clearing.deduction.DeductionView;
import org.crossregion.clearing.journal.CaseEvent;
import org.crossregion.clearing.journal.CaseStepView;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An audit case as REST shows it.
 *
 * @param counts how many of its deductions are in which state
 * @param gross the whole violation, of what is not withdrawn
 * @param deducted what of it clears
 * @param personal what the hospital returns to patients
 * @param items its deductions; null in a list
 * @param steps what was done, oldest first; null in a list
 */
public record AuditCaseView(
        UUID id,
        String state,
        String treatmentRegion,
        String institution,
        String subject,
        String finding,
        String openedBy,
        OffsetDateTime openedAt,
        String note,
        String closedBy,
        OffsetDateTime closedAt,
        Map<String, Integer> counts,
        Money gross,
        Money deducted,
        Money personal,
        List<DeductionView> items,
        List<CaseStepView> steps) {

    static AuditCaseView of(AuditCase one, List<DeductionView> items) {
        return of(one, items, false, List.of());
    }

    static AuditCaseView whole(AuditCase one, List<DeductionView> items, List<CaseEvent> steps) {
        return of(one, items, true, steps);
    }

    private static AuditCaseView of(
            AuditCase one, List<DeductionView> items, boolean whole, List<CaseEvent> steps) {
        Map<String, Integer> counts = new TreeMap<>();
        items.forEach(item -> counts.merge(item.state(), 1, Integer::sum));
        List<DeductionView> standing =
                items.stream().filter(item -> !item.state().equals("withdrawn")).toList();
        return new AuditCaseView(
                one.id(),
                one.isOpen() ? "open" : "closed",
                one.treatmentRegion().value(),
                one.institution(),
                one.subject(),
                one.finding(),
                one.openedBy(),
                beijing(one.openedAt()),
                one.note().orElse(null),
                one.closedBy().orElse(null),
                one.closedAt().map(AuditCaseView::beijing).orElse(null),
                counts,
                Money.sum(standing.stream().map(DeductionView::gross).toList()),
                Money.sum(standing.stream().map(DeductionView::deducted).toList()),
                Money.sum(standing.stream().map(DeductionView::personal).toList()),
                whole ? items : null,
                whole ? CaseStepView.of(steps) : null);
    }

    private static OffsetDateTime beijing(Instant instant) {
        return instant.atZone(Beijing.ZONE).toOffsetDateTime();
    }
}
