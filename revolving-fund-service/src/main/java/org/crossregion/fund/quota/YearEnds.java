package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** How years ended, asked of the ledger and the notices as of 31 December. */
@ApplicationScoped
public class YearEnds {

    private static final String OF_YEAR =
            """
            with booked as (
                select a.insured_region, a.treatment_region, a.scheme,
                       coalesce(-sum(p.amount_fen) filter (
                           where a.kind = 'quota' and a.year = :year), 0) as quota_fen,
                       coalesce(-sum(p.amount_fen) filter (
                           where a.kind = 'emergency' and a.year = :year), 0) as emergency_fen,
                       coalesce(-sum(p.amount_fen) filter (
                           where a.kind = 'paid-in'
                             and (e.booked_at < :end or e.kind = 'paid-in-recorded')), 0)
                           as paid_in_fen,
                       coalesce(-sum(p.amount_fen) filter (where a.kind = 'paid-in'), 0)
                           as paid_in_now_fen
                from account a
                         join posting p on p.account_id = a.id
                         join entry e on e.id = p.entry_id
                where a.year <= :year
                  and a.kind in ('quota', 'emergency', 'paid-in')
                  and (e.closes is null or e.closes < :year)
                group by a.insured_region, a.treatment_region, a.scheme
            ), under_way as (
                select n.region as insured_region, l.counterparty as treatment_region, l.scheme,
                       sum((l.amount_fen
                            - coalesce((select sum(s.amount_fen)
                                        from notice_share s
                                                 join notice_transfer t on t.event_id = s.event_id
                                        where s.number = l.number and s.line = l.line
                                          and t.recorded_at < :end), 0))
                           * case n.direction when 'payable' then 1 else -1 end) as under_way_fen
                from notice n
                         join notice_line l on l.number = n.number
                where n.year <= :year
                  and not exists (select 1 from notice_void v where v.number = n.number)
                group by n.region, l.counterparty, l.scheme
            )
            select insured_region, treatment_region, scheme, quota_fen::bigint as quota_fen,
                   emergency_fen::bigint as emergency_fen, paid_in_fen::bigint as paid_in_fen,
                   coalesce(under_way_fen, 0)::bigint as under_way_fen,
                   paid_in_now_fen::bigint as paid_in_now_fen
            from booked
                     left join under_way using (insured_region, treatment_region, scheme)
            order by insured_region, treatment_region, scheme
            """;

    private final Jdbi jdbi;

    YearEnds(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Every pair and scheme by {@link YearEnd#key}, in order; as it stands now if the year runs.
     */
    public Map<String, YearEnd> of(int year) {
        Map<String, YearEnd> all = new LinkedHashMap<>();
        jdbi.withHandle(
                        handle ->
                                handle.createQuery(OF_YEAR)
                                        .bind("year", year)
                                        .bind(
                                                "end",
                                                Beijing.startOf(LocalDate.of(year + 1, 1, 1))
                                                        .atOffset(ZoneOffset.UTC))
                                        .mapTo(Row.class)
                                        .list())
                .forEach(row -> all.put(YearEnd.key(row.pair(), row.scheme()), row.yearEnd()));
        return all;
    }

    /** A row as it is stored. */
    record Row(
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            Money quotaFen,
            Money emergencyFen,
            Money paidInFen,
            Money underWayFen,
            Money paidInNowFen) {

        RegionPair pair() {
            return new RegionPair(insuredRegion, treatmentRegion);
        }

        YearEnd yearEnd() {
            return new YearEnd(
                    pair(), scheme, quotaFen, emergencyFen, paidInFen, underWayFen, paidInNowFen);
        }
    }
}
