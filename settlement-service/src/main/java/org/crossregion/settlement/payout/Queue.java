package org.crossregion.settlement.payout;

import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.statement.Query;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What of a region's claims or top-ups is asked for: all, what waits for its payment, or what is
 * over its limit.
 *
 * @param state empty for all
 * @param personNo empty for everybody
 * @param unpaid only what is settled, and not paid at the bank
 * @param over by limit in working days, from one on, the last day of handing in for which the limit
 *     is over by now; absent if not only what is over is asked for
 */
public record Queue(
        RegionCode region,
        String state,
        String personNo,
        boolean unpaid,
        Optional<List<LocalDate>> over,
        String after,
        int limit) {

    private static final String UNPAID =
            "state = 'settled' and due_fen > 0 and payout_kind is distinct from 'paid'";

    /** Of rows beside which {@link PayoutColumns#besides} is joined, and what is due. */
    public static final String CONDITION =
            """
            insured_region = :region and (:state = '' or state = :state)
              and (:personNo = '' or person_no = :personNo)
              and (not :unpaid or %1$s)
              and (not :overdue or (state in ('registered', 'proposed') or %1$s) and exists (
                  select 1
                  from unnest(cast(cast(:over as text[]) as date[])) with ordinality as over (day, working_days)
                  where over.day >= received_on and over.working_days = case
                      when marked_by is null then one.working_days else one.special_working_days end))
            """
                    .formatted(UNPAID);

    public Query bind(Query query) {
        return query.bind("region", region)
                .bind("state", state)
                .bind("personNo", personNo)
                .bind("unpaid", unpaid)
                .bind("overdue", over.isPresent())
                .bindArray(
                        "over",
                        String.class,
                        over.orElse(List.of()).stream().map(LocalDate::toString).toList())
                .bind("after", after)
                .bind("limit", limit);
    }
}
