-- Why: deadlines are counted in working days, and notices name the accounts money goes through. Both
-- belong to filing-service; these are the fund's copies, the newest version wins.

create table working_days (
    year            integer not null primary key,
    provisional     boolean not null,
    holidays        date[]  not null,
    worked_weekends date[]  not null,
    version         bigint  not null check (version >= 1)
);

create table fiscal_account (
    region       text   not null check (region ~ '^[0-9]{6}$'),
    purpose      text   not null check (purpose in ('clearing', 'revolving-fund')),
    scheme       text   not null check (scheme in ('employee', 'resident')),
    bank         text   not null,
    account_name text   not null,
    account_no   text   not null,
    valid_from   date   not null,
    version      bigint not null check (version >= 1),
    primary key (region, purpose, scheme, version)
);
