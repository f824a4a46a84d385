-- Why: settlement answers who is insured, filed and under agreement without asking anybody.
-- These are copies, fed by reference-events and filing-events; the owner is filing-service.
-- A row is replaced only by a newer version of itself, so events may come twice or late.

create table region (
    code           text    not null check (code ~ '^[0-9]{6}$'),
    valid_from     date    not null,
    name           text    not null,
    pooling_region text    not null check (pooling_region ~ '^[0-9]{6}$'),
    member         text    not null check (member ~ '^[0-9]{6}$'),
    opening_stage  text    not null
        check (opening_stage in ('undeveloped', 'joint-testing', 'institutions-adapting', 'open')),
    hosted         boolean not null,
    version        integer not null check (version > 0),
    primary key (code, valid_from)
);

create table institution (
    code                  text    primary key,
    name                  text    not null,
    type                  text    not null,
    level                 text    not null,
    region                text    not null check (region ~ '^[0-9]{6}$'),
    tertiary_b_or_higher  boolean not null,
    specialty             boolean not null,
    networked             boolean not null,
    agreement             text    not null check (agreement in ('active', 'ended')),
    gateway_mode          text    not null,
    gateway_networks      text[]  not null,
    version               integer not null check (version > 0)
);

create table person (
    person_no        text    primary key,
    name             text    not null,
    sex              text    not null,
    birth_date       date    not null,
    certificate_type text    not null,
    identity_cipher  text    not null,
    identity_index   text    not null,
    identity_key     text    not null,
    card_cipher      text,
    card_index       text,
    card_key         text,
    version          integer not null check (version > 0),
    check ((card_cipher is null) = (card_index is null)
        and (card_cipher is null) = (card_key is null))
);
create index person_by_identity on person (identity_index);
create index person_by_card on person (card_index);

create table insurance (
    person_no     text    not null references person on delete cascade,
    position      integer not null,
    scheme        text    not null check (scheme in ('employee', 'resident')),
    person_type   text    not null,
    region        text    not null check (region ~ '^[0-9]{6}$'),
    since         date    not null,
    status        text    not null,
    employer      text    not null,
    civil_servant boolean not null,
    primary key (person_no, position)
);

create table filing (
    filing_id         text    primary key,
    person_no         text    not null,
    insured_region    text    not null,
    type              text    not null,
    state             text    not null
        check (state in ('submitted', 'active', 'suspended', 'cancelled', 'expired', 'refused')),
    treatment_regions text[]  not null check (cardinality(treatment_regions) > 0),
    institutions      text[]  not null,
    valid_from        date    not null,
    valid_until       date    check (valid_until >= valid_from),
    on_promise        boolean not null,
    account_suspended boolean not null,
    version           integer not null check (version > 0)
);
create index filing_by_person on filing (person_no);

create table filing_policy (
    region     text    not null check (region ~ '^[0-9]{6}$'),
    valid_from date    not null,
    name       text    not null,
    rules      jsonb   not null,
    version    integer not null check (version > 0),
    primary key (region, valid_from)
);

-- What clearing has published: a bill of such a month can only be refunded.
create table cleared_period (
    authority text not null,
    tier      text not null check (tier in ('province', 'national')),
    period    text not null check (period ~ '^[0-9]{4}(-[0-9]{2})?$'),
    version   integer not null,
    primary key (authority, tier, period)
);
