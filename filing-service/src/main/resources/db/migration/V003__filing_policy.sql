-- What an insured region demands of a filing and what a filing permits. Kept whole, as the file
-- says it: several of one region may wait for their day; the one in force is the last to begin.

create table filing_policy (
    region     text not null check (region ~ '^[0-9]{6}$'),
    valid_from date not null,
    name       text not null check (name <> ''),
    -- json, not jsonb: the order of the file is kept.
    terms      json not null,
    version    integer not null check (version >= 1),
    primary key (region, valid_from)
);
