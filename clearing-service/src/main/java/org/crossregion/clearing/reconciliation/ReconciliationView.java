package org.crossregion.clearing.reconciliation;

import org.crossregion.values.Beijing;
import org.crossregion.values.RegionPair;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A list with what its last run found.
 *
 * @param lastDay the last day that it is about
 * @param listed what the list comes to
 * @param here what our details of the same days come to
 * @param difference ours minus the list's; exactly the sum of all differences
 * @param classes how many differ, by class
 * @param open differences of this run that are not resolved
 * @param resolved differences of earlier runs that this one no longer saw
 */
public record ReconciliationView(
        UUID id,
        String institution,
        String insuredRegion,
        String treatmentRegion,
        LocalDate firstDay,
        LocalDate lastDay,
        String scheme,
        String clearingType,
        boolean withRefunds,
        String channel,
        String fileName,
        String sha256,
        String givenBy,
        OffsetDateTime givenAt,
        Sums listed,
        Sums here,
        Sums difference,
        boolean balanced,
        long matched,
        long differing,
        Map<String, Long> classes,
        long open,
        long resolved,
        long run,
        String runBy,
        OffsetDateTime runAt) {

    static ReconciliationView of(Run run, List<DiscrepancyRepository.Count> counts) {
        GivenList list = run.list();
        Reach reach = list.reach();
        Map<String, Long> classes = new LinkedHashMap<>();
        long open = 0;
        for (DifferenceClass kind : DifferenceClass.values()) {
            for (DiscrepancyRepository.Count count : counts) {
                if (count.kind() == kind) {
                    classes.put(kind.code(), count.count());
                    open += count.open();
                }
            }
        }
        return new ReconciliationView(
                list.id(),
                reach.party().institution().orElse(null),
                reach.party().pair().map(RegionPair::insured).map(Object::toString).orElse(null),
                reach.party().pair().map(RegionPair::treatment).map(Object::toString).orElse(null),
                reach.begins(),
                reach.lastDay(),
                reach.schemeCode(),
                reach.clearingType(),
                reach.withRefunds(),
                list.channel(),
                list.fileName(),
                list.sha256(),
                list.givenBy(),
                list.givenAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                list.sums(),
                run.here(),
                run.here().minus(list.sums()),
                run.differing() == 0,
                run.matched(),
                run.differing(),
                classes,
                open,
                run.resolved(),
                run.no(),
                run.runBy(),
                run.runAt().atZone(Beijing.ZONE).toOffsetDateTime());
    }
}
