package org.crossregion.filing.search;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Finds filings in the order of their ids. Only the conditions that were asked for are part of the
 * statement, so that each search has its index; an id begins with the region and the day, which
 * bounds it from both sides.
 */
@ApplicationScoped
class SearchRepository {

    private static final String SELECT =
            """
            select f.id, f.person_no, p.name, p.identity_cipher, p.identity_index,
                p.identity_key_id, f.insured_region, f.type, f.category, f.state,
                f.treatment_regions, f.institutions, f.channel, f.agency, f.valid_from,
                f.valid_until, f.submitted_at
            from filing f
            join person p on p.person_no = f.person_no
            """;

    private static final String OF_EMPLOYER =
            """
            f.person_no in (select e.person_no from employment e where e.unit_no = :employer)""";

    private static final String OF_NAME =
            """
            f.person_no in (select n.person_no from person n where n.name = :name)""";

    private static final String OF_CERTIFICATE =
            """
            f.person_no in (select c.person_no from person c where c.identity_index = :index)""";

    private static final String TO_REGION =
            """
            exists (
                select 1 from filing_place t where t.filing_id = f.id and t.region = :treatment)""";

    private static final DateTimeFormatter ID_DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private final Jdbi database;

    SearchRepository(Jdbi database) {
        this.database = database;
    }

    /** Under any number of the person, merged ones included. */
    private static final String OF_PERSON = "f.person_no = any(person_numbers(:personNo))";

    /**
     * Where the caller may look.
     *
     * @param pattern a {@code like} pattern of the insured regions
     * @param agencies the only agencies whose filings may be seen; empty if it does not matter
     */
    record Scope(String pattern, List<String> agencies) {}

    /**
     * @param index of the certificate's number; empty if none is asked for
     */
    List<FoundFiling> filings(
            FilingCriteria asked, String index, Scope scope, String after, int limit) {
        Conditions conditions = new Conditions();
        conditions.add("f.id > :after", query -> query.bind("after", after));
        regions(asked, scope, conditions);
        days(asked, conditions);
        conditions.ifGiven(asked.state(), "f.state = :state", "state");
        conditions.ifGiven(asked.type(), "f.type = :type", "type");
        conditions.ifGiven(asked.personNo(), OF_PERSON, "personNo");
        conditions.ifGiven(asked.employer(), OF_EMPLOYER, "employer");
        conditions.ifGiven(asked.name(), OF_NAME, "name");
        conditions.ifGiven(index.isEmpty() ? null : index, OF_CERTIFICATE, "index");
        conditions.ifGiven(asked.treatmentRegion(), TO_REGION, "treatment");
        if (!scope.agencies().isEmpty()) {
            conditions.add(
                    "f.agency = any(:agencies)",
                    query -> query.bindArray("agencies", String.class, scope.agencies()));
        }
        return database.withHandle(
                handle ->
                        conditions
                                .bind(
                                        handle.createQuery(
                                                SELECT
                                                        + conditions.where()
                                                        + " order by f.id limit :limit"))
                                .bind("limit", limit)
                                .mapTo(FoundFiling.class)
                                .list());
    }

    private static void regions(FilingCriteria asked, Scope scope, Conditions conditions) {
        Optional<RegionCode> one =
                Optional.ofNullable(asked.region())
                        .filter(
                                region ->
                                        !region.isProvince() && !region.equals(RegionCode.NATION));
        if (one.isPresent()) {
            conditions.add("f.insured_region = :region", query -> query.bind("region", one.get()));
            within(one.get().value(), "ids", conditions);
        } else if (asked.region() != null && asked.region().isProvince()) {
            within(asked.region().value().substring(0, 2), "province", conditions);
        }
        if (!scope.pattern().equals("%")) {
            within(scope.pattern().replace("%", ""), "scope", conditions);
        }
    }

    /** The id begins with the region, so that the primary key bounds the search as well. */
    private static void within(String prefix, String name, Conditions conditions) {
        conditions.add(
                "f.insured_region like :%1$s and f.id between :%1$sFrom and :%1$sTo"
                        .formatted(name),
                query ->
                        query.bind(name, prefix + "%")
                                .bind(name + "From", "F" + prefix)
                                .bind(name + "To", "F" + prefix + "99999999999999999999"));
    }

    private static void days(FilingCriteria asked, Conditions conditions) {
        boolean oneRegion =
                asked.region() != null
                        && !asked.region().isProvince()
                        && !asked.region().equals(RegionCode.NATION);
        if (asked.from() != null) {
            conditions.add(
                    "f.submitted_at >= :from",
                    query -> query.bind("from", Beijing.startOf(asked.from())));
            if (oneRegion) {
                conditions.add("f.id >= :idFrom", query -> query.bind("idFrom", id(asked, true)));
            }
        }
        if (asked.until() != null) {
            conditions.add(
                    "f.submitted_at < :until",
                    query -> query.bind("until", Beijing.startOf(asked.until().plusDays(1))));
            if (oneRegion) {
                conditions.add("f.id < :idUntil", query -> query.bind("idUntil", id(asked, false)));
            }
        }
    }

    private static String id(FilingCriteria asked, boolean first) {
        LocalDate day = first ? asked.from() : asked.until().plusDays(1);
        return "F" + asked.region() + ID_DAY.format(day);
    }

    /** The conditions of one search and what is bound in them. */
    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final List<UnaryOperator<Query>> bindings = new ArrayList<>();

        void add(String condition, UnaryOperator<Query> binding) {
            conditions.add(condition);
            bindings.add(binding);
        }

        void ifGiven(Object value, String condition, String name) {
            if (value != null) {
                add(condition, query -> query.bind(name, value));
            }
        }

        String where() {
            return conditions.stream().collect(Collectors.joining("\n and ", " where ", "\n"));
        }

        Query bind(Query query) {
            Query bound = query;
            for (UnaryOperator<Query> binding : bindings) {
                bound = binding.apply(bound);
            }
            return bound;
        }
    }
}
