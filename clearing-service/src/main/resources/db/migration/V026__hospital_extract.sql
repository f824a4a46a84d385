-- Why: a hospital fetches its allotted details a hundred at a time (3260) while more arrive and others
-- move to another month. The order that its first page had is kept, so that no later page skips or
-- repeats a row; what arrives meanwhile stands at the end. Listings are working data and go after a day.

create table hospital_extract (
    no          bigint generated always as identity primary key,
    institution text collate "C" not null,
    period      text collate "C" not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    -- The message that asked for it (msgid); clients send one for all pages, or one per page.
    message_id  text not null,
    opened_at   timestamptz not null
);

create index hospital_extract_of on hospital_extract (institution, period, no desc);

create table hospital_extract_row (
    extract       bigint not null references hospital_extract on delete cascade,
    row_no        integer not null check (row_no > 0),
    settlement_id text collate "C" not null,
    origin_period text collate "C" not null,
    primary key (extract, row_no),
    constraint a_detail_is_listed_once unique (extract, settlement_id)
);
