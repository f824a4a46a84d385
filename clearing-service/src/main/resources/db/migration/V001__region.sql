-- Why: tables and forms print the names of regions, and deadlines are counted in working days. Both
-- belong to filing-service; these are copies, moved by reference-events, newest version wins.

create table region (
    code           text collate "C" primary key check (code ~ '^[0-9]{6}$'),
    name           text not null,
    pooling_region text collate "C" not null check (pooling_region ~ '^[0-9]{6}$'),
    member         text collate "C" not null check (member ~ '^[0-9]{6}$'),
    valid_from     date not null,
    opening_stage  text not null
                   check (opening_stage in ('undeveloped', 'joint-testing', 'institutions-adapting', 'open')),
    hosted         boolean not null,
    version        bigint not null
);

create table working_days (
    year            integer primary key,
    provisional     boolean not null,
    holidays        date[] not null,
    worked_weekends date[] not null,
    version         bigint not null
);
