-- Which chronic diseases an insured region entitles to outpatient benefits (门诊慢特病), and who is
-- entitled. What the regions offer is reference data with a first day. An entitlement's row is its
-- present state; each step of its life is a row of its own with author, time and reason.

create table chronic_disease (
    region               text not null check (region ~ '^[0-9]{6}$'),
    code                 text not null check (code <> ''),
    valid_from           date not null,
    name                 text not null check (name <> ''),
    entitlement_required boolean not null,
    -- Institutions that an entitlement designates; 0 if every networked one is open.
    max_institutions     integer not null check (max_institutions >= 0),
    -- How long an entitlement holds; 0 if it has no end of its own.
    valid_months         integer not null check (valid_months >= 0),
    hospitals_register   boolean not null,
    version              integer not null check (version >= 1),
    primary key (region, code, valid_from)
);

create sequence entitlement_number minvalue 0 maxvalue 9999999 start 1 cycle;

create table entitlement (
    id             text primary key check (id ~ '^C[0-9]{19}$'),
    version        integer not null check (version >= 1),
    person_no      text not null references person (person_no),
    insured_region text not null check (insured_region ~ '^[0-9]{6}$'),
    scheme         text not null check (scheme in ('employee', 'resident')),
    disease_code   text not null check (disease_code <> ''),
    disease_name   text not null check (disease_name <> ''),
    valid_from     date not null,
    valid_until    date check (valid_until >= valid_from),
    -- The first day it holds no more, whatever its last day was.
    withdrawn_on   date,
    institutions   text[] not null,
    identified_by  text not null,
    identified_on  date,
    doctor_code    text not null,
    doctor_name    text not null,
    -- The hospital that registered it; empty if the agency did.
    registered_at  text not null,
    held           daterange not null generated always as (
        case when valid_until is null and withdrawn_on is null
            then daterange(valid_from, null)
            else daterange(valid_from,
                greatest(valid_from, least(valid_until + 1, withdrawn_on))) end) stored,
    constraint entitlement_overlap
        exclude using gist (person_no with =, disease_code with =, held with &&)
);
create index entitlement_by_person on entitlement (person_no, id);
create index entitlement_by_region on entitlement (insured_region, id);

create table entitlement_step (
    entitlement_id text not null references entitlement (id),
    version        integer not null check (version >= 1),
    step           text not null check (step in ('registered', 'changed', 'withdrawn')),
    valid_until    date,
    institutions   text[] not null,
    at             timestamptz not null,
    author         text not null check (author <> ''),
    reason         text not null check (reason <> ''),
    primary key (entitlement_id, version)
);

create function entitlement_step_is_a_fact() returns trigger language plpgsql as $$
begin
    raise exception 'a step of an entitlement is never changed' using errcode = 'check_violation';
end $$;
create trigger entitlement_step_is_a_fact before update or delete on entitlement_step
    for each row execute function entitlement_step_is_a_fact();
