package org.crossregion.filing.person;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Who may be registered twice: noted on registration, until a clerk merges or dismisses them. */
@ApplicationScoped
class Duplicates {

    /**
     * A name and birthday that many share is no hint; whoever has more than three namesakes is left
     * out.
     */
    private static final String NOTE =
            """
            insert into person_duplicate (one, other, likeness, region, found_at)
            select distinct on (one, other) one, other, likeness, region, :at
            from (
                select least(p.person_no, q.person_no) as one,
                    greatest(p.person_no, q.person_no) as other,
                    1 as rank, 'same-number' as likeness, p.person_no as from_no
                from person p
                join person q on q.identity_index = p.identity_index and q.person_no <> p.person_no
                where p.person_no = any(:numbers)
                union all
                select least(p.person_no, q.person_no), greatest(p.person_no, q.person_no),
                    2, 'same-card', p.person_no
                from person p
                join person q on q.card_index = p.card_index and q.person_no <> p.person_no
                where p.person_no = any(:numbers)
                union all
                select least(p.person_no, q.person_no), greatest(p.person_no, q.person_no),
                    3, 'same-name-and-birth', p.person_no
                from person p
                cross join lateral (
                    select n.person_no, count(*) over () as namesakes
                    from (
                        select o.person_no
                        from person o
                        where o.name = p.name and o.birth_date = p.birth_date and o.sex = p.sex
                            and o.person_no <> p.person_no
                        limit 4) n) q
                where p.person_no = any(:numbers) and q.namesakes < 4
                    and exists (
                        select 1
                        from insurance pi
                        join region pr on pr.code = pi.insured_region
                        join region qr on qr.pooling_region = pr.pooling_region
                        join insurance qi on qi.insured_region = qr.code
                            and qi.person_no = q.person_no
                        where pi.person_no = p.person_no)) alike
            cross join lateral (
                select r.pooling_region as region
                from insurance i
                join region r on r.code = i.insured_region
                where i.person_no = alike.from_no
                order by i.status = '1' desc, i.since desc
                limit 1) home
            order by one, other, rank
            on conflict (one, other) do nothing
            """;

    private static final String PAGE =
            """
            select d.one, d.other, d.likeness, d.region, d.found_at
            from person_duplicate d
            where d.dismissed_by is null and d.region like :scope
                and (d.one, d.other) > (:afterOne, :afterOther)
                and (:likeness = '' or d.likeness = :likeness)
                and not exists (
                    select 1 from person p
                    where p.person_no in (d.one, d.other) and p.merged_into is not null)
            order by d.one, d.other
            limit :limit
            """;

    private static final String DISMISS =
            """
            update person_duplicate
            set dismissed_by = :by, dismissed_reason = :reason
            where one = :one and other = :other and dismissed_by is null
            """;

    private static final int CHUNK = 1000;

    private final Jdbi database;
    private final Clock clock;

    Duplicates(Jdbi database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Looks for others like these persons, who have just been registered. */
    void note(Collection<String> personNos) {
        List<String> all = new ArrayList<>(personNos);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> numbers = all.subList(from, Math.min(from + CHUNK, all.size()));
            database.useHandle(
                    handle ->
                            handle.createUpdate(NOTE)
                                    .bindArray("numbers", String.class, numbers)
                                    .bind("at", clock.instant())
                                    .execute());
        }
    }

    /**
     * Those nobody has decided on, in the order of their numbers.
     *
     * @param scope a {@code like} pattern of the pooling regions that may be seen
     * @param likeness empty for all
     * @param after the key of the one before
     */
    List<Duplicate> page(String scope, String likeness, String after, int limit) {
        int colon = after.indexOf(':');
        return database.withHandle(
                handle ->
                        handle.createQuery(PAGE)
                                .bind("scope", scope)
                                .bind("likeness", likeness)
                                .bind("afterOne", colon < 0 ? after : after.substring(0, colon))
                                .bind("afterOther", colon < 0 ? "" : after.substring(colon + 1))
                                .bind("limit", limit)
                                .mapTo(Duplicate.class)
                                .list());
    }

    /** Whether they stood on the list until now. */
    boolean dismiss(String one, String other, String by, String reason) {
        boolean inOrder = one.compareTo(other) < 0;
        return database.withHandle(
                        handle ->
                                handle.createUpdate(DISMISS)
                                        .bind("one", inOrder ? one : other)
                                        .bind("other", inOrder ? other : one)
                                        .bind("by", by)
                                        .bind("reason", reason)
                                        .execute())
                > 0;
    }
}
