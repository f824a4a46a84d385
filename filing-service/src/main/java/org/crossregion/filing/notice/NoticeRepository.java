package org.crossregion.filing.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.DatedNumbers;
import org.crossregion.values.Coded;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.ProtectedIdentity;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The rows of admission notices. */
@ApplicationScoped
class NoticeRepository {

    private static final String SELECT =
            """
            select id, person_no, insured_region, institution, department, ward, bed, phone_cipher,
                phone_index, phone_key_id, admitted_on, told_at, told_on, channel, visit_id,
                recorded_at, author
            from admission_notice
            """;

    private static final String BY_ID = SELECT + " where id = :id";

    /** Under whichever number of the person. */
    private static final String OF_PERSON =
            SELECT
                    + """
                      where person_no = any(person_numbers(:personNo))
                      order by id
                      """;

    /** Empty filters let everything pass. */
    private static final String PAGE =
            SELECT
                    + """
                      where insured_region like :scope and id > :after
                          and (:personNo = '' or person_no = :personNo)
                          and (:institution = '' or institution = :institution)
                      order by id
                      limit :limit
                      """;

    /** The same admission message again adds nothing. */
    private static final String ADD =
            """
            insert into admission_notice
                (id, person_no, insured_region, institution, department, ward, bed, phone_cipher,
                phone_index, phone_key_id, admitted_on, told_at, told_on, channel, visit_id,
                recorded_at, author)
            values
                (:id, :personNo, :insuredRegion, :institution, :department, :ward, :bed,
                :phoneCipher, :phoneIndex, :phoneKeyId, :admittedOn, :toldAt, :toldOn, :channel,
                :visitId, :recordedAt, :author)
            on conflict (visit_id, admitted_on) where visit_id is not null do nothing
            """;

    private static final String ADD_STAY =
            """
            insert into stay_elsewhere
                (visit_id, person_no, insured_region, institution, admitted_on, due_on)
            values (:visitId, :personNo, :region, :institution, :admittedOn, :dueOn)
            on conflict (visit_id, admitted_on) do nothing
            """;

    private static final String UNTOLD =
            """
            select visit_id, person_no, insured_region
            from stay_elsewhere stay
            where due_on = :dueOn and visit_id > :after
                and not exists (
                    select 1 from admission_notice notice
                    where notice.person_no = stay.person_no
                        and notice.institution = stay.institution
                        and notice.admitted_on = stay.admitted_on)
            order by visit_id
            limit :limit
            """;

    private final Jdbi database;
    private final DatedNumbers numbers;

    NoticeRepository(Jdbi database) {
        this.database = database;
        this.numbers = DatedNumbers.of(database, 'N', "notice_number");
    }

    String nextId(RegionCode insuredRegion, LocalDate day) {
        return numbers.next(insuredRegion, day);
    }

    Optional<AdmissionNotice> find(String id) {
        return list(BY_ID, query -> query.bind("id", id)).stream().findFirst();
    }

    List<AdmissionNotice> ofPerson(String personNo) {
        return list(OF_PERSON, query -> query.bind("personNo", personNo));
    }

    /**
     * In the order of their ids.
     *
     * @param scope a {@code like} pattern of the pooling regions that may be seen
     */
    List<AdmissionNotice> page(
            String scope, String personNo, String institution, String after, int limit) {
        return list(
                PAGE,
                query ->
                        query.bind("scope", scope)
                                .bind("personNo", personNo)
                                .bind("institution", institution)
                                .bind("after", after)
                                .bind("limit", limit));
    }

    private List<AdmissionNotice> list(String sql, UnaryOperator<Query> binding) {
        return database.withHandle(
                handle ->
                        binding.apply(handle.createQuery(sql))
                                .map((row, context) -> notice(row))
                                .list());
    }

    /** Whether it is new. */
    boolean add(AdmissionNotice one) {
        Optional<ProtectedIdentity> phone = one.phone();
        return database.withHandle(
                handle ->
                        handle.createUpdate(ADD)
                                        .bind("id", one.id())
                                        .bind("personNo", one.personNo())
                                        .bind("insuredRegion", one.insuredRegion())
                                        .bind("institution", one.institution())
                                        .bind("department", one.department())
                                        .bind("ward", one.ward())
                                        .bind("bed", one.bed())
                                        .bind("phoneCipher", phone.map(ProtectedIdentity::cipher))
                                        .bind("phoneIndex", phone.map(ProtectedIdentity::index))
                                        .bind("phoneKeyId", phone.map(ProtectedIdentity::keyId))
                                        .bind("admittedOn", one.admittedOn())
                                        .bind("toldAt", one.toldAt())
                                        .bind("toldOn", one.toldOn())
                                        .bind("channel", one.channel())
                                        .bind("visitId", one.visitId())
                                        .bind("recordedAt", one.recordedAt())
                                        .bind("author", one.author())
                                        .execute()
                                > 0);
    }

    /** Remembers a stay that is to be told of until a day. */
    void addStay(AdmissionReported stay, RegionCode region, LocalDate dueOn) {
        database.useHandle(
                handle ->
                        handle.createUpdate(ADD_STAY)
                                .bind("visitId", stay.visitId())
                                .bind("personNo", stay.personNo())
                                .bind("region", region)
                                .bind("institution", stay.institution())
                                .bind("admittedOn", stay.admittedOn())
                                .bind("dueOn", dueOn)
                                .execute());
    }

    /** A stay nobody has told of. */
    record Untold(String visitId, String personNo, RegionCode insuredRegion) {}

    /** Stays to be told of by exactly that day and not told, in the order of the visits. */
    List<Untold> untold(LocalDate dueOn, String after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(UNTOLD)
                                .bind("dueOn", dueOn)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(Untold.class)
                                .list());
    }

    private static AdmissionNotice notice(ResultSet row) throws SQLException {
        String cipher = row.getString("phone_cipher");
        return new AdmissionNotice(
                row.getString("id"),
                row.getString("person_no"),
                RegionCode.of(row.getString("insured_region")),
                row.getString("institution"),
                row.getString("department"),
                row.getString("ward"),
                row.getString("bed"),
                cipher == null
                        ? Optional.empty()
                        : Optional.of(
                                new ProtectedIdentity(
                                        cipher,
                                        row.getString("phone_index"),
                                        row.getString("phone_key_id"))),
                row.getObject("admitted_on", LocalDate.class),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                row.getObject("told_on", LocalDate.class),
                Coded.ofCode(Channel.class, row.getString("channel")),
                Optional.ofNullable(row.getString("visit_id")),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("author"));
    }
}
