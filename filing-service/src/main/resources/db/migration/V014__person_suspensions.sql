-- Why: a region may bar the person and not one filing alone, for a lent or forged card or a missed
-- yearly review (S4 第十一条(七), 第十三条). A suspension is a fact with author and reason; the one
-- thing that is added to it, once, is its release. Nothing of it is ever taken back.

create sequence suspension_number minvalue 0 maxvalue 9999999 start 1 cycle;

create table person_suspension (
    id             text primary key check (id ~ '^U[0-9]{19}$'),
    version        integer not null check (version in (1, 2)),
    person_no      text not null references person (person_no),
    insured_region text not null check (insured_region ~ '^[0-9]{6}$'),
    kind           text not null
        check (kind in ('card-misuse', 'review-missed', 'false-promise', 'other')),
    valid_from     date not null,
    valid_until    date check (valid_until >= valid_from),
    reason         text not null check (reason <> ''),
    author         text not null check (author <> ''),
    suspended_at   timestamptz not null,
    -- Of a missed review, the year of it.
    review_year    integer check ((kind = 'review-missed') = (review_year is not null)),
    released_on    date,
    released_at    timestamptz,
    released_by    text check (released_by <> ''),
    release_reason text check (release_reason <> ''),
    check ((version = 2) = (released_on is not null)),
    check ((released_on is null) = (released_at is null)),
    check ((released_on is null) = (released_by is null)),
    check ((released_on is null) = (release_reason is null))
);
create index person_suspension_by_person on person_suspension (person_no, id);
create index person_suspension_by_region on person_suspension (insured_region, id);
-- A year's review is missed once.
create unique index person_suspension_review on person_suspension (person_no, insured_region, review_year)
    where review_year is not null;

create function person_suspension_is_a_fact() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a suspension is never deleted' using errcode = 'check_violation';
    end if;
    if old.version = 2
        or (old.id, old.person_no, old.insured_region, old.kind, old.valid_from, old.reason,
            old.author, old.suspended_at)
            is distinct from (new.id, new.person_no, new.insured_region, new.kind, new.valid_from,
            new.reason, new.author, new.suspended_at)
        or old.valid_until is distinct from new.valid_until
        or old.review_year is distinct from new.review_year then
        raise exception 'a suspension is only ever released' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger person_suspension_is_a_fact before update or delete on person_suspension
    for each row execute function person_suspension_is_a_fact();
