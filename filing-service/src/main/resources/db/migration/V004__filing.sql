-- Filings and everything that ever happened to them. The filing row is the present state; each
-- transition, the first included, is a row of its own with author, time and reason, and is never
-- changed. A place is one region that a filing opens, kept apart so that the database itself
-- refuses two open filings of one person to one region for one day.

create extension if not exists btree_gist;

-- The seven digits that end a filing's id; they may start over, a day does not see ten millions.
create sequence filing_number minvalue 0 maxvalue 9999999 start 1 cycle;

create table filing (
    id                 text primary key check (id ~ '^F[0-9]{19}$'),
    version            integer not null check (version >= 1),
    person_no          text not null references person (person_no),
    insured_region     text not null check (insured_region ~ '^[0-9]{6}$'),
    scheme             text not null check (scheme in ('employee', 'resident')),
    type               text not null
        check (type in ('resettled-retiree', 'resident-elsewhere', 'stationed-worker', 'referral',
            'emergency', 'other-temporary', 'maternity')),
    state              text not null
        check (state in ('submitted', 'active', 'suspended', 'cancelled', 'expired', 'refused')),
    treatment_regions  text[] not null check (cardinality(treatment_regions) > 0),
    institutions       text[] not null,
    channel            text not null,
    valid_from         date not null,
    -- The last day it holds; once cancelled or expired without one it never held.
    valid_until        date check (valid_until >= valid_from),
    on_promise         boolean not null,
    account_suspended  boolean not null,
    reason             text not null,
    suspended_on       date,
    policy_region      text not null,
    policy_valid_from  date not null,
    policy_version     integer not null,
    agent_name         text,
    agent_relation     text,
    agent_phone        text,
    agent_cipher       text,
    agent_index        text,
    agent_key_id       text,
    submitted_at       timestamptz not null,
    check ((state = 'suspended') = (suspended_on is not null)),
    check ((agent_name is null) = (agent_cipher is null)),
    check ((agent_cipher is null) = (agent_index is null)),
    check ((agent_cipher is null) = (agent_key_id is null))
);

create index filing_by_person on filing (person_no, id);
create index filing_by_region on filing (insured_region, id);
create index filing_to_expire on filing (valid_until) where state in ('active', 'suspended');

create table filing_place (
    filing_id text not null references filing (id),
    region    text not null check (region ~ '^[0-9]{6}$'),
    person_no text not null,
    held      daterange not null,
    -- Submitted, active or suspended: it stands in the way of another.
    open      boolean not null,
    primary key (filing_id, region),
    constraint filing_place_overlap
        exclude using gist (person_no with =, region with =, held with &&) where (open)
);

create table filing_material (
    filing_id text not null references filing (id),
    line      integer not null check (line >= 1),
    kind      text not null,
    reference text not null,
    primary key (filing_id, line)
);

create table filing_transition (
    filing_id   text not null references filing (id),
    version     integer not null check (version >= 1),
    transition  text not null
        check (transition in ('submitted', 'activated', 'refused', 'suspended', 'resumed',
            'cancelled', 'expired')),
    state       text not null,
    valid_until date,
    at          timestamptz not null,
    author      text not null check (author <> ''),
    reason      text not null,
    primary key (filing_id, version)
);
