-- Why: forms name regions. This is the fund's own copy of what filing-service publishes.

create table region (
    code           text    not null primary key check (code ~ '^[0-9]{6}$'),
    name           text    not null check (name <> ''),
    pooling_region text    not null check (pooling_region ~ '^[0-9]{6}$'),
    member         text    not null check (member ~ '^[0-9]{6}$'),
    version        bigint  not null check (version >= 1)
);
