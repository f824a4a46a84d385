package org.crossregion.clearing.region;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.RecordArguments;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The copies of regions and working days; the newest version wins. */
@ApplicationScoped
class RegionRepository {

    private static final String PUT_REGION =
            """
            insert into region (code, name, pooling_region, member, valid_from, opening_stage,
                                hosted, version)
            values (:code, :name, :poolingRegion, :member, :validFrom, :openingStage,
                    :hosted, :version)
            on conflict (code) do update
            set name = excluded.name, pooling_region = excluded.pooling_region,
                member = excluded.member, valid_from = excluded.valid_from,
                opening_stage = excluded.opening_stage, hosted = excluded.hosted,
                version = excluded.version
            where region.version <= excluded.version
            """;

    private static final String PUT_DAYS =
            """
            insert into working_days (year, provisional, holidays, worked_weekends, version)
            values (:year, :provisional, :holidays::date[], :workedWeekends::date[], :version)
            on conflict (year) do update
            set provisional = excluded.provisional, holidays = excluded.holidays,
                worked_weekends = excluded.worked_weekends, version = excluded.version
            where working_days.version <= excluded.version
            """;

    private static final String REGION =
            """
            select code, name, pooling_region, member, valid_from, opening_stage, hosted, version
            from region
            where code = :code
            """;

    private static final String POOLING =
            """
            select code, name, pooling_region, member, valid_from, opening_stage, hosted, version
            from region
            where code = pooling_region
            order by code
            """;

    private static final String DAYS =
            """
            select year, provisional, holidays, worked_weekends
            from working_days
            order by year
            """;

    private static final String PUT_ACCOUNT =
            """
            insert into fiscal_account (region, purpose, scheme, bank, account_name, account_no,
                                        valid_from, version)
            values (:region, :purpose, :scheme, :bank, :accountName, :accountNo, :validFrom,
                    :version)
            on conflict (region, purpose, scheme) do update
            set bank = excluded.bank, account_name = excluded.account_name,
                account_no = excluded.account_no, valid_from = excluded.valid_from,
                version = excluded.version
            where fiscal_account.version <= excluded.version
            """;

    private static final String ACCOUNT =
            """
            select region, purpose, scheme, bank, account_name, account_no, valid_from, version
            from fiscal_account
            where region = :region and purpose = :purpose and scheme = :scheme
            """;

    private final Jdbi jdbi;

    RegionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One year's working days as stored. */
    record Year(
            int year,
            boolean provisional,
            List<LocalDate> holidays,
            List<LocalDate> workedWeekends) {}

    void put(Region region) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(PUT_REGION)
                                .bind("code", region.code())
                                .bind("name", region.name())
                                .bind("poolingRegion", region.poolingRegion())
                                .bind("member", region.member())
                                .bind("validFrom", region.validFrom())
                                .bind("openingStage", region.openingStage())
                                .bind("hosted", region.hosted())
                                .bind("version", region.version())
                                .execute());
    }

    void put(ReferenceInbox.WorkingDaysPublished days) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(PUT_DAYS)
                                .bind("year", days.year())
                                .bind("provisional", days.provisional())
                                .bind("holidays", days.holidays())
                                .bind("workedWeekends", days.workedWeekends())
                                .bind("version", days.version())
                                .execute());
    }

    Optional<Region> find(RegionCode code) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(REGION)
                                .bind("code", code)
                                .mapTo(Region.class)
                                .findOne());
    }

    List<Region> poolingRegions() {
        return jdbi.withHandle(handle -> handle.createQuery(POOLING).mapTo(Region.class).list());
    }

    List<Year> years() {
        return jdbi.withHandle(handle -> handle.createQuery(DAYS).mapTo(Year.class).list());
    }

    void put(FiscalAccount account) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(PUT_ACCOUNT)
                                .bindNamedArgumentFinder(RecordArguments.of(account))
                                .execute());
    }

    Optional<FiscalAccount> account(RegionCode region, String purpose, Scheme scheme) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ACCOUNT)
                                .bind("region", region)
                                .bind("purpose", purpose)
                                .bind("scheme", scheme)
                                .mapTo(FiscalAccount.class)
                                .findOne());
    }
}
