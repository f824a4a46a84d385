-- One human being may have been registered twice: with two certificates, or under two numbers by two
-- agencies. Who looks like somebody else is noted when registered, a clerk decides; merged, one
-- number stays and the other points to it, and both go on to be answered. It can be undone.

alter table person add column merged_into text references person (person_no)
    check (merged_into <> person_no);
create index person_merged on person (merged_into) where merged_into is not null;
create index person_by_name_and_birth on person (name, birth_date, sex);

create table person_merge (
    id            bigint generated always as identity primary key,
    person_no     text not null references person (person_no),
    merged_into   text not null references person (person_no),
    merged_at     timestamptz not null,
    merged_by     text not null check (merged_by <> ''),
    reason        text not null check (reason <> ''),
    undone_at     timestamptz,
    undone_by     text,
    undone_reason text,
    check (person_no <> merged_into),
    check ((undone_at is null) = (undone_by is null) and (undone_by is null) = (undone_reason is null))
);
-- Somebody is merged once at a time.
create unique index person_merge_once on person_merge (person_no) where undone_at is null;
create index person_merge_into on person_merge (merged_into);

create function person_merge_is_only_undone() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.undone_at is not null
        or (to_jsonb(new) - array['undone_at', 'undone_by', 'undone_reason'])
            is distinct from (to_jsonb(old) - array['undone_at', 'undone_by', 'undone_reason'])
    then
        raise exception 'a merge is never changed, only undone' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger person_merge_is_only_undone before update or delete on person_merge
    for each row execute function person_merge_is_only_undone();

create table person_duplicate (
    one              text not null references person (person_no),
    other            text not null references person (person_no),
    likeness         text not null check (likeness in ('same-number', 'same-card', 'same-name-and-birth')),
    region           text not null check (region ~ '^[0-9]{6}$'),
    found_at         timestamptz not null,
    -- A clerk found them to be two people after all.
    dismissed_by     text,
    dismissed_reason text,
    primary key (one, other),
    check (one < other),
    check ((dismissed_by is null) = (dismissed_reason is null))
);
create index person_duplicate_open on person_duplicate (region, one, other)
    where dismissed_by is null;
