package org.crossregion.settlement.benefit;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.recent.Recent;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The rows of benefit policies; they are added and never changed. */
@ApplicationScoped
class BenefitPolicyRepository {

    private static final String IN_FORCE =
            """
            select id
            from benefit_policy
            where region in (:region, :province, '100000') and scheme = :scheme
              and valid_from <= :day
            order by case region when :region then 0 when :province then 1 else 2 end,
                     valid_from desc, version desc
            limit 1
            """;

    private static final String TERMS = "select terms from benefit_policy where id = :id";

    private static final String ALL =
            "select terms from benefit_policy order by region, scheme, version";

    private static final String OF_VERSION =
            """
            select terms
            from benefit_policy
            where region = :region and scheme = :scheme and version = :version
            """;

    private static final String ADD =
            """
            insert into benefit_policy (region, scheme, version, valid_from, name, terms)
            values (:region, :scheme, :version, :validFrom, :name, :terms)
            """;

    private final Jdbi jdbi;
    private final Recent<InForce, Long> inForce = new Recent<>();

    /** Whose policy, and on which day. */
    private record InForce(RegionCode region, Scheme scheme, LocalDate day) {}

    BenefitPolicyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Long> inForce(RegionCode region, Scheme scheme, LocalDate day) {
        return inForce.get(new InForce(region, scheme, day), this::readInForce);
    }

    private Optional<Long> readInForce(InForce asked) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(IN_FORCE)
                                .bind("region", asked.region())
                                .bind("province", asked.region().province())
                                .bind("scheme", asked.scheme())
                                .bind("day", asked.day())
                                .mapTo(Long.class)
                                .findOne());
    }

    String terms(long id) {
        return jdbi.withHandle(
                handle -> handle.createQuery(TERMS).bind("id", id).mapTo(String.class).one());
    }

    List<String> all() {
        return jdbi.withHandle(handle -> handle.createQuery(ALL).mapTo(String.class).list());
    }

    Optional<String> ofVersion(RegionCode region, Scheme scheme, int version) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_VERSION)
                                .bind("region", region)
                                .bind("scheme", scheme)
                                .bind("version", version)
                                .mapTo(String.class)
                                .findOne());
    }

    void add(BenefitPolicy policy, String terms) {
        inForce.forget();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("region", policy.region())
                                .bind("scheme", policy.scheme())
                                .bind("version", policy.version())
                                .bind("validFrom", policy.validFrom())
                                .bind("name", policy.name())
                                .bind("terms", terms)
                                .execute());
    }
}
