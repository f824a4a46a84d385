-- A desk: the smallest business there is, to try the library on.
create table desk (
    id         bigint generated always as identity primary key,
    name       text   not null unique,
    region     text   not null,
    amount_fen bigint not null
);

create table desk_bell (
    job    text        not null,
    due    timestamptz not null,
    clock  timestamptz not null,
    serial bigint generated always as identity
);
