-- Filing owns what every service must agree on: regions, institutions, working days and fiscal
-- accounts. Each row carries the version that was published last; every version ever published
-- stays in reference_version, so that "what did we tell the others, when, and who said so" has an
-- answer. Rows are changed by imports alone.

create table region (
    code           text primary key check (code ~ '^[0-9]{6}$'),
    name           text not null check (name <> ''),
    pooling_region text not null check (pooling_region ~ '^[0-9]{6}$'),
    member         text not null check (member ~ '^[0-9]{6}$'),
    valid_from     date not null,
    opening_stage  text not null
        check (opening_stage in ('undeveloped', 'joint-testing', 'institutions-adapting', 'open')),
    hosted         boolean not null,
    version        integer not null check (version >= 1)
);

create table institution (
    code                  text primary key check (code ~ '^[HP][0-9]{11}$'),
    name                  text not null check (name <> ''),
    type                  text not null check (type in ('hospital', 'pharmacy')),
    level                 text not null check (level ~ '^[0-9]{2}$'),
    region                text not null references region (code),
    tertiary_b_or_higher  boolean not null,
    specialty             boolean not null,
    networked             boolean not null,
    agreement             text not null check (agreement in ('active', 'ended')),
    gateway_mode          text not null check (gateway_mode in ('network', 'tif', 'bearer', 'mtls')),
    gateway_networks      text[] not null,
    version               integer not null check (version >= 1),
    check (gateway_mode <> 'network' or cardinality(gateway_networks) > 0)
);

create index institution_by_region on institution (region, code);

create table working_days (
    year            integer primary key check (year between 2000 and 2100),
    provisional     boolean not null,
    holidays        date[] not null,
    worked_weekends date[] not null,
    version         integer not null check (version >= 1)
);

create table fiscal_account (
    region       text not null references region (code),
    purpose      text not null check (purpose in ('clearing', 'revolving-fund')),
    scheme       text not null check (scheme in ('employee', 'resident')),
    bank         text not null check (bank <> ''),
    account_name text not null check (account_name <> ''),
    account_no   text not null check (account_no ~ '^[0-9]{8,32}$'),
    valid_from   date not null,
    version      integer not null check (version >= 1),
    primary key (region, purpose, scheme)
);

create table reference_version (
    kind         text not null,
    code         text not null,
    version      integer not null check (version >= 1),
    published_at timestamptz not null,
    content      jsonb not null,
    primary key (kind, code, version)
);
