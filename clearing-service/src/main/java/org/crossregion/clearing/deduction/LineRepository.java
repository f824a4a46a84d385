package org.crossregion.clearing.deduction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.Coded;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The lines of form 14, as of an instant. */
@ApplicationScoped
class LineRepository {

    /** Whether a deduction was being appealed against at the instant. */
    private static final String APPEALED =
            """
            exists (select 1
                    from deduction_appeal a
                    left join deduction_appeal_decision x
                        on x.appeal_no = a.no and x.decided_at <= :asOf
                    where a.deduction_id = d.id and a.appealed_at <= :asOf and x.appeal_no is null)
            """;

    private static final String DECIDED =
            """
            exists (select 1
                    from deduction_decision w
                    where w.deduction_id = d.id and w.decision = '%s' and w.decided_at <= :asOf)
            """;

    private static final String IN_CIRCLE =
            """
            :region in (d.insured_region, d.treatment_region)
              and (left(d.insured_region, 2) = :province or left(d.treatment_region, 2) = :province)
              and (:within or left(d.insured_region, 2) <> left(d.treatment_region, 2))
            """;

    /** A release takes back, so it is negated; what clears nothing has no kind. */
    private static final String LINES =
            """
            select d.*, s.kind,
                   case when s.kind = 'release' and %2$s then 'withdrawn'
                        when s.kind = 'release' then 'released'
                        when %1$s then 'appealed'
                        else 'confirmed' end as state
            from deduction_standing s
            join deduction d on d.id = s.deduction_id
            where s.clearing_period = :period and s.state = 'due' and %3$s
            union all
            select d.*, null,
                   case when %2$s then 'withdrawn'
                        when %1$s then 'appealed'
                        when %4$s then 'confirmed'
                        else 'recorded' end
            from deduction d
            where d.recorded_at <= :asOf and :month and d.origin_period <= :period
              and (d.origin_period = :period or not %2$s)
              and not exists (select 1 from deduction_entry t
                              where t.deduction_id = d.id and t.booked_at <= :asOf)
              and %3$s
            order by id, kind nulls last
            """
                    .formatted(
                            APPEALED,
                            DECIDED.formatted("withdrawn"),
                            IN_CIRCLE,
                            DECIDED.formatted("confirmed"));

    private final Jdbi jdbi;

    LineRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<DeductionLine> lines(Circle circle, Period period, RegionCode region, Instant asOf) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LINES)
                                .bind("period", period)
                                .bind("month", period.isMonth())
                                .bind("asOf", asOf)
                                .bind("region", region)
                                .bind("province", circle.authority().value().substring(0, 2))
                                .bind("within", circle.tier() == Tier.PROVINCE)
                                .map((row, context) -> line(row))
                                .list());
    }

    private static DeductionLine line(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        boolean release = "release".equals(kind);
        Parts parts = DeductionRepository.parts(row);
        Parts signed = release ? parts.negated() : parts;
        return new DeductionLine(
                row.getObject("id", UUID.class),
                release ? "冲回" : "扣款",
                State.fromString(row.getString("state")),
                kind != null,
                row.getString("settlement_id"),
                row.getString("institution"),
                DeductionRepository.pair(row),
                Scheme.fromString(row.getString("scheme")),
                Period.fromString(row.getString("origin_period")),
                Coded.ofCode(Source.class, row.getString("source")),
                Coded.ofCode(Reason.class, row.getString("reason")),
                signed.gross(),
                signed.funds(),
                signed.account(),
                signed.personal(),
                signed.clearing());
    }
}
