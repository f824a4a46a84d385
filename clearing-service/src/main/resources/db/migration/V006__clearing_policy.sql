-- Why: dates, excluded funds and form columns are policy, effective-dated per authority and tier. Rows
-- come from the clearing-policies file; where none is in force the shipped presets count.

create table clearing_policy (
    authority  text collate "C" not null check (authority ~ '^[0-9]{2}0000$'),
    tier       text not null check (tier in ('province', 'national')),
    valid_from date not null,
    body       text not null,
    primary key (authority, tier, valid_from)
);
