package org.crossregion.filing.batch;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.batch.BatchRows.KnownRow;
import org.crossregion.filing.filing.Filing;
import org.crossregion.filing.filing.Submissions;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.web.problem.Refused;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files some rows of a list, in one transaction with what became of them. */
@ApplicationScoped
class RowFiling {

    private final Submissions submissions;
    private final Persons persons;
    private final BatchRepository batches;

    RowFiling(Submissions submissions, Persons persons, BatchRepository batches) {
        this.submissions = submissions;
        this.persons = persons;
        this.batches = batches;
    }

    /** Each row is filed, found filed already, or rejected by the first rule it breaks. */
    @Transactional(MANDATORY)
    void file(Batch batch, FilingPolicy policy, List<KnownRow> rows) {
        List<String> numbers =
                rows.stream()
                        .filter(row -> row.faults().isEmpty())
                        .map(KnownRow::personNo)
                        .distinct()
                        .sorted()
                        .toList();
        persons.lockAll(numbers);
        Map<String, List<Filing>> standing =
                submissions.standing(numbers).stream()
                        .collect(Collectors.groupingBy(Filing::personNo));
        List<RowOutcome> outcomes = new ArrayList<>();
        for (KnownRow row : rows) {
            outcomes.add(
                    row.faults().isEmpty()
                            ? take(
                                    batch,
                                    policy,
                                    row,
                                    standing.getOrDefault(row.personNo(), List.of()))
                            : RowOutcome.rejected(row.draft().row(), row.faults()));
        }
        batches.addOutcomes(batch.id(), outcomes);
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

    private RowOutcome take(Batch batch, FilingPolicy policy, KnownRow row, List<Filing> standing) {
        int number = row.draft().row();
        Optional<Filing> before = standing.stream().filter(filing -> isOf(filing, row)).findFirst();
        if (before.isPresent()) {
            return RowOutcome.alreadyFiled(number, before.get().id());
        }
        try {
            Filing filing =
                    submissions.submit(
                            row.draft().request(row.personNo(), batch.channel()),
                            batch.uploadedBy());
            if (policy.batch().activates()) {
                submissions.activate(filing.id(), "批量备案 " + batch.id());
            }
            return RowOutcome.filed(number, filing.id());
        } catch (Refused e) {
            return RowOutcome.rejected(
                    number, FaultWording.of(e, row.draft(), row.category(), policy));
        }
    }

    /** The same person, places, type and first day. */
    private static boolean isOf(Filing filing, KnownRow row) {
        return filing.type() == row.draft().type().orElseThrow()
                && filing.validFrom().equals(row.draft().validFrom().orElseThrow())
                && new HashSet<>(filing.treatmentRegions()).equals(row.places());
    }
}
