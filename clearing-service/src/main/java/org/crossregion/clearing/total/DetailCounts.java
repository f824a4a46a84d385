package org.crossregion.clearing.total;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.CareType;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.util.Optional;

/** How many details there are, as the running totals know it: in no time, however many. */
@ApplicationScoped
public class DetailCounts {

    private final TotalRepository repository;

    DetailCounts(TotalRepository repository) {
        this.repository = repository;
    }

    /**
     * Which details.
     *
     * @param region on one of the sides
     * @param side {@code insured} or {@code treatment}, {@code within} for both sides in it,
     *     anything else for either
     * @param counterparty on the other side
     */
    public record Asked(
            Optional<Period> clearing,
            Optional<Period> origin,
            Optional<DetailState> state,
            RegionCode region,
            String side,
            Optional<RegionCode> counterparty,
            Optional<Tier> tier,
            Optional<Scheme> scheme,
            Optional<CareType> careType) {}

    public long of(Asked asked) {
        return repository.details(asked);
    }
}
