package org.crossregion.settlement.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.FiledPermission;
import org.crossregion.eligibility.FilingState;
import org.crossregion.eligibility.HomeCare;
import org.crossregion.settlement.recent.Recent;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of copied filings and filing policies; a newer version replaces an older one. */
@ApplicationScoped
class FilingRepository {

    /** Under whichever number of the person: the one asked for, the one that stays, the others. */
    private static final String OF_PERSON =
            """
            select filing_id, type, state, treatment_regions, institutions, valid_from, valid_until,
                   on_promise, account_suspended, home_care
            from filing
            where person_no = :personNo
                or person_no in (
                    select o.person_no
                    from person p
                    join person o on o.person_no = coalesce(p.merged_into, p.person_no)
                        or o.merged_into = coalesce(p.merged_into, p.person_no)
                    where p.person_no = :personNo)
            order by filing_id
            """;

    private static final String KEEP =
            """
            insert into filing (filing_id, person_no, insured_region, type, state,
                   treatment_regions, institutions, valid_from, valid_until, on_promise,
                   account_suspended, home_care, version)
            values (:filingId, :personNo, :insuredRegion, :type, :state,
                   :treatmentRegions, :institutions, :validFrom, :validUntil, :onPromise,
                   :accountSuspended, :homeCare, :version)
            on conflict (filing_id) do update
            set type = excluded.type, state = excluded.state,
                treatment_regions = excluded.treatment_regions,
                institutions = excluded.institutions, valid_from = excluded.valid_from,
                valid_until = excluded.valid_until, on_promise = excluded.on_promise,
                account_suspended = excluded.account_suspended,
                home_care = excluded.home_care, version = excluded.version
            where filing.version < excluded.version
            """;

    /** The ladder: the pooling region's own policy, its province's, the nation's. */
    private static final String RULES =
            """
            select rules::text
            from filing_policy
            where region in (:region, :province, '100000') and valid_from <= :day
            order by case region when :region then 0 when :province then 1 else 2 end,
                     valid_from desc
            limit 1
            """;

    private static final String KEEP_POLICY =
            """
            insert into filing_policy (region, valid_from, name, rules, version)
            values (:region, :validFrom, :name, cast(:rules as jsonb), :version)
            on conflict (region, valid_from) do update
            set name = excluded.name, rules = excluded.rules, version = excluded.version
            where filing_policy.version < excluded.version
            """;

    private final Jdbi jdbi;
    private final Recent<RulesOn, String> rules = new Recent<>();

    /** Whose rules, and on which day. */
    private record RulesOn(RegionCode region, LocalDate day) {}

    FilingRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Filed of(String personNo) {
        List<Row> rows =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(OF_PERSON)
                                        .bind("personNo", personNo)
                                        .map((row, context) -> filing(row))
                                        .list());
        return new Filed(
                rows.stream().map(Row::filing).toList(),
                rows.stream()
                        .collect(Collectors.toMap(row -> row.filing().filingId(), Row::homeCare)));
    }

    void keep(FilingChanged filing) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP)
                                .bind("filingId", filing.filingId())
                                .bind("personNo", filing.personNo())
                                .bind("insuredRegion", filing.insuredRegion())
                                .bind("type", filing.type())
                                .bind("state", filing.state())
                                .bindArray(
                                        "treatmentRegions", String.class, filing.treatmentRegions())
                                .bindArray("institutions", String.class, filing.institutions())
                                .bind("validFrom", filing.validFrom())
                                .bind("validUntil", filing.validUntil())
                                .bind("onPromise", filing.onPromise())
                                .bind("accountSuspended", filing.accountSuspended())
                                .bind("homeCare", filing.atHome())
                                .bind("version", filing.version())
                                .execute());
    }

    Optional<String> rules(RegionCode region, LocalDate day) {
        return rules.get(new RulesOn(region, day), this::readRules);
    }

    private Optional<String> readRules(RulesOn asked) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(RULES)
                                .bind("region", asked.region())
                                .bind("province", asked.region().province())
                                .bind("day", asked.day())
                                .mapTo(String.class)
                                .findOne());
    }

    void keepPolicy(FilingPolicyPublished policy, String rules) {
        this.rules.forget();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP_POLICY)
                                .bind("region", policy.region())
                                .bind("validFrom", policy.validFrom())
                                .bind("name", policy.name())
                                .bind("rules", rules)
                                .bind("version", policy.version())
                                .execute());
    }

    /** A filing as it is read. */
    record Row(FiledPermission filing, HomeCare homeCare) {}

    private static Row filing(ResultSet row) throws SQLException {
        return new Row(
                new FiledPermission(
                        row.getString("filing_id"),
                        FilingType.fromString(row.getString("type")),
                        FilingState.fromString(row.getString("state")),
                        texts(row, "treatment_regions").map(RegionCode::of).toList(),
                        texts(row, "institutions").toList(),
                        row.getObject("valid_from", LocalDate.class),
                        Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
                        row.getBoolean("on_promise"),
                        row.getBoolean("account_suspended")),
                HomeCare.fromString(row.getString("home_care")));
    }

    private static Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray());
    }
}
