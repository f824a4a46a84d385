package org.crossregion.clearing.reconciliation;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.web.audit.AuditTrail;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares a list with our details as they are now: explains what differs, opens differences and
 * resolves those that are gone, holds their details back or lets them go.
 */
@ApplicationScoped
class Reconciling {

    private final ListRepository lists;
    private final FactRepository facts;
    private final DiscrepancyRepository discrepancies;
    private final Disputes disputes;
    private final AuditTrail audit;
    private final Clock clock;

    Reconciling(
            ListRepository lists,
            FactRepository facts,
            DiscrepancyRepository discrepancies,
            Disputes disputes,
            AuditTrail audit,
            Clock clock) {
        this.lists = lists;
        this.facts = facts;
        this.discrepancies = discrepancies;
        this.disputes = disputes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Compares a list that is stored; the caller holds its party's lock. */
    @Transactional(MANDATORY)
    Run run(GivenList list, List<ListedBill> rows, String by) {
        Reach reach = list.reach();
        List<Pairing> pairs =
                Pairing.of(facts.here(reach), rows).stream()
                        .filter(pair -> !pair.isLeftOut(reach.withRefunds()))
                        .toList();
        Sums here =
                pairs.stream()
                        .flatMap(pair -> pair.here().stream())
                        .map(KnownBill::sums)
                        .reduce(Sums.NONE, Sums::plus);
        List<Difference> differences = explained(reach, pairs);

        Instant now = clock.instant();
        Map<String, Discrepancy> last =
                discrepancies.last(
                        reach,
                        differences.stream()
                                .map(Difference::settlementId)
                                .collect(Collectors.toSet()));
        Map<Difference, Long> known = new LinkedHashMap<>();
        List<Difference> fresh = new ArrayList<>();
        for (Difference difference : differences) {
            Optional<Discrepancy> before =
                    Optional.ofNullable(last.get(DiscrepancyRepository.key(difference)))
                            .filter(one -> stillCounts(one, difference));
            before.ifPresentOrElse(
                    one -> known.put(difference, one.no()), () -> fresh.add(difference));
        }

        long matched = pairs.size() - differences.size();
        Run drafted = new Run(0, list, here, matched, differences.size(), 0, by, now);
        long no = record(drafted, fresh, known);
        List<DiscrepancyRepository.Vanished> gone = discrepancies.vanished(reach, no);
        discrepancies.resolve(
                gone.stream().map(DiscrepancyRepository.Vanished::no).toList(),
                Way.RERUN,
                Optional.of(no),
                "第" + no + "次对账已对平",
                by,
                now);
        Set<String> held = new TreeSet<>();
        Set<Long> accepted =
                last.values().stream()
                        .filter(one -> !one.isOpen())
                        .map(Discrepancy::no)
                        .collect(Collectors.toSet());
        for (Difference difference : differences) {
            Long discrepancy = known.get(difference);
            boolean open = discrepancy == null || !accepted.contains(discrepancy);
            if (open && !difference.detail().isEmpty()) {
                held.add(difference.detail());
            }
        }
        disputes.hold(held, reach);
        disputes.letGo(
                gone.stream()
                        .map(DiscrepancyRepository.Vanished::settlementId)
                        .collect(Collectors.toCollection(TreeSet::new)),
                "对账差异已消除");
        audit.record(
                "reconciliation-run",
                "reconciliation/" + list.id(),
                Map.of(
                        "run",
                        no,
                        "of",
                        reach.toString(),
                        "matched",
                        matched,
                        "differing",
                        differences.size(),
                        "resolved",
                        gone.size(),
                        "by",
                        by));
        return new Run(no, list, here, matched, differences.size(), gone.size(), by, now);
    }

    private List<Difference> explained(Reach reach, List<Pairing> pairs) {
        List<Pairing> differing = pairs.stream().filter(pair -> !pair.agrees()).toList();
        Explainer explainer =
                new Explainer(
                        facts.elsewhere(
                                reach.party(),
                                differing.stream()
                                        .filter(pair -> pair.here().isEmpty())
                                        .map(Pairing::settlementId)
                                        .collect(Collectors.toSet())),
                        lists.listedElsewhere(
                                reach,
                                differing.stream()
                                        .filter(pair -> pair.there().isEmpty())
                                        .map(Pairing::settlementId)
                                        .collect(Collectors.toSet())));
        return differing.stream().flatMap(pair -> explainer.explain(pair).stream()).toList();
    }

    /** An open one goes on; one that was accepted stays so as long as nothing of it changes. */
    private static boolean stillCounts(Discrepancy before, Difference now) {
        Difference seen = before.seen();
        return before.resolution()
                .map(
                        resolution ->
                                resolution.way() == Way.ACCEPTED
                                        && now.sameAs(seen.kind(), seen.here(), seen.there()))
                .orElse(true);
    }

    private long record(Run run, List<Difference> fresh, Map<Difference, Long> known) {
        long no = lists.add(run);
        Map<String, Long> opened = discrepancies.open(run.list().reach(), no, fresh, run.runAt());
        List<Difference> all = new ArrayList<>(known.keySet());
        all.addAll(fresh);
        List<Long> numbers = new ArrayList<>(known.values());
        fresh.forEach(one -> numbers.add(opened.get(DiscrepancyRepository.key(one))));
        discrepancies.see(no, all, numbers);
        return no;
    }
}
