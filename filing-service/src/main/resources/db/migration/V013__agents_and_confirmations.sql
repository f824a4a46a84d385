-- Who acts for a person shows both identities where the policy says so (S0 四.4), and that is on
-- record for every step they take, not for the first alone. Chosen institutions are confirmed by the
-- treatment place where the policy says so (S0 一, S2 ①): on paper, or by its clerk here.

alter table filing
    -- The agent showed the person's own identity number, and it was the right one.
    add column agent_person_shown   boolean not null default false,
    -- Nothing on paper confirms the chosen institutions yet.
    add column confirmation_demanded boolean not null default false;

create table filing_agent (
    filing_id    text not null,
    version      integer not null check (version > 1),
    name         text not null check (name <> ''),
    relation     text not null,
    phone        text not null,
    cipher       text not null,
    "index"      text not null,
    key_id       text not null,
    person_shown boolean not null,
    primary key (filing_id, version),
    foreign key (filing_id, version) references filing_transition (filing_id, version)
);

create table filing_confirmation (
    filing_id    text primary key references filing (id),
    region       text not null check (region ~ '^[0-9]{6}$'),
    institutions text[] not null check (cardinality(institutions) > 0),
    at           timestamptz not null,
    author       text not null check (author <> ''),
    reason       text not null check (reason <> '')
);

create function filing_fact_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what was recorded of a filing is never changed'
        using errcode = 'check_violation';
end $$;
create trigger filing_agent_is_a_fact before update or delete on filing_agent
    for each row execute function filing_fact_stays();
create trigger filing_confirmation_is_a_fact before update or delete on filing_confirmation
    for each row execute function filing_fact_stays();

create index filing_to_confirm on filing (id)
    where state = 'submitted' and confirmation_demanded;
