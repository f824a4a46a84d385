package org.crossregion.filing.batch;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.batch.BatchRows.KnownRow;
import org.crossregion.filing.filing.Filing;
import org.crossregion.filing.filing.Filings;
import org.crossregion.filing.filing.LockedApplicants;
import org.crossregion.filing.filing.Submissions;
import org.crossregion.filing.policy.FilingPolicy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Files some rows of a list, in one transaction with what became of them. */
@ApplicationScoped
class RowFiling {

    private final Submissions submissions;
    private final Filings filings;
    private final BatchRepository batches;

    RowFiling(Submissions submissions, Filings filings, BatchRepository batches) {
        this.submissions = submissions;
        this.filings = filings;
        this.batches = batches;
    }

    /**
     * Each row is filed, found filed already, or rejected by the first rule it breaks. What another
     * instance has done meanwhile is left as it is.
     */
    @Transactional(MANDATORY)
    void file(Batch batch, FilingPolicy policy, List<KnownRow> rows) {
        List<String> numbers =
                rows.stream()
                        .filter(row -> row.faults().isEmpty())
                        .map(KnownRow::personNo)
                        .distinct()
                        .toList();
        LockedApplicants locked = submissions.lock(numbers);
        Set<Integer> done =
                batches.doneAmong(batch.id(), rows.stream().map(row -> row.draft().row()).toList());
        Map<String, List<Filing>> standing =
                filings.standing(locked.numbers()).stream()
                        .collect(
                                Collectors.groupingBy(filing -> locked.staying(filing.personNo())));
        List<RowOutcome> outcomes = new ArrayList<>();
        List<KnownRow> asking = new ArrayList<>();
        for (KnownRow row : rows) {
            if (done.contains(row.draft().row())) {
                continue;
            }
            Optional<RowOutcome> known =
                    outcome(row, standing.getOrDefault(row.personNo(), List.of()));
            known.ifPresentOrElse(outcomes::add, () -> asking.add(row));
        }
        outcomes.addAll(submitted(batch, policy, locked, asking));
        batches.addOutcomes(batch.id(), outcomes);
    }

    /** What can be said of a row before it is submitted. */
    private static Optional<RowOutcome> outcome(KnownRow row, List<Filing> standing) {
        int number = row.draft().row();
        if (!row.faults().isEmpty()) {
            return Optional.of(RowOutcome.rejected(number, row.faults()));
        }
        return standing.stream()
                .filter(filing -> isOf(filing, row))
                .findFirst()
                .map(filing -> RowOutcome.alreadyFiled(number, filing.id()));
    }

    private List<RowOutcome> submitted(
            Batch batch, FilingPolicy policy, LockedApplicants locked, List<KnownRow> rows) {
        List<Submissions.Outcome> said =
                submissions.submitAll(
                        locked,
                        rows.stream()
                                .map(row -> row.draft().request(row.personNo(), batch.channel()))
                                .toList(),
                        policy.batch().activates()
                                ? Optional.of("批量备案 " + batch.id())
                                : Optional.empty(),
                        batch.uploadedBy());
        List<RowOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            KnownRow row = rows.get(i);
            int number = row.draft().row();
            Submissions.Outcome one = said.get(i);
            outcomes.add(
                    one.filing()
                            .map(filing -> RowOutcome.filed(number, filing.id()))
                            .orElseGet(
                                    () ->
                                            RowOutcome.rejected(
                                                    number,
                                                    FaultWording.of(
                                                            one.refused().orElseThrow(),
                                                            row.draft(),
                                                            row.category(),
                                                            policy))));
        }
        return outcomes;
    }

    /** Rejects a row that failed by itself again and again, so that the others can end. */
    @Transactional(MANDATORY)
    void giveUp(Batch batch, KnownRow row) {
        batches.addOutcomes(
                batch.id(),
                List.of(
                        RowOutcome.rejected(
                                row.draft().row(),
                                List.of(new Fault("", "internal-error", "处理失败，请单独申请或联系经办机构")))));
    }

    /** The same person, places, type and first day. */
    private static boolean isOf(Filing filing, KnownRow row) {
        return filing.type() == row.draft().type().orElseThrow()
                && filing.validFrom().equals(row.draft().validFrom().orElseThrow())
                && new HashSet<>(filing.treatmentRegions()).equals(row.places());
    }
}
