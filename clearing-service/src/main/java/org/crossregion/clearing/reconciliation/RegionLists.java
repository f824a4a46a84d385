package org.crossregion.clearing.reconciliation;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.detail.Holding;
import org.crossregion.clearing.region.Region;
import org.crossregion.clearing.region.Regions;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Tier;

import java.util.List;

/** Lists that insured regions give of a month, and what silence must not confirm. */
@ApplicationScoped
public class RegionLists {

    /** Who holds what differs. */
    private static final String BY = "reconciliation";

    private final PairListRepository repository;
    private final Holding holding;
    private final Regions regions;

    RegionLists(PairListRepository repository, Holding holding, Regions regions) {
        this.repository = repository;
        this.holding = holding;
        this.regions = regions;
    }

    /** How far the lists of a circle's month have come; of insured regions that are hosted here. */
    public ListProgress of(Circle circle, Period month) {
        List<PairListRepository.Pair> pairs =
                repository.pairs(month, hosted()).stream()
                        .filter(pair -> concerns(circle, pair.regions()))
                        .toList();
        return new ListProgress(
                pairs.size(),
                pairs.stream().filter(PairListRepository.Pair::compared).count(),
                pairs.stream()
                        .filter(pair -> !pair.compared())
                        .map(PairListRepository.Pair::regions)
                        .toList(),
                repository.open(
                        month, pairs.stream().map(PairListRepository.Pair::regions).toList()));
    }

    /** Pairs of hosted insured regions whose list of the whole month has not been compared. */
    List<RegionPair> missing(Period month) {
        return repository.pairs(month, hosted()).stream()
                .filter(pair -> !pair.compared())
                .map(PairListRepository.Pair::regions)
                .toList();
    }

    /**
     * Holds back, just before a period is cut, whatever an open difference is about and nobody
     * holds: what arrived after its difference had been seen.
     */
    @Transactional(MANDATORY)
    public void holdDisputed(Circle circle, Period period) {
        List<String> disputed = repository.disputed(circle, period);
        if (!disputed.isEmpty()) {
            holding.holdAll(disputed, "对账差异未处理，不因未答复而确认", BY);
        }
    }

    private List<RegionCode> hosted() {
        return regions.poolingRegions().stream().filter(Region::hosted).map(Region::code).toList();
    }

    private static boolean concerns(Circle circle, RegionPair pair) {
        return circle.tier() == Tier.PROVINCE ? circle.encloses(pair) : circle.covers(pair);
    }
}
