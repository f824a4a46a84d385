-- Why: hospital systems send their lists, and fetch results, as files beside the transactions that
-- name them (9101, 9102). A file is a fact until the day it may be fetched has passed; then it goes.

create table his_file (
    number      text collate "C" primary key,
    institution text collate "C" not null,
    name        text not null,
    direction   text not null check (direction in ('received', 'result')),
    content     bytea not null,
    sha256      text not null,
    stored_by   text not null,
    stored_at   timestamptz not null,
    fetched_until timestamptz not null,
    constraint a_file_may_be_fetched_for_a_time check (fetched_until > stored_at)
);

create index his_file_until on his_file (fetched_until);

create function refuse_file_change() returns trigger language plpgsql as $$
begin
    raise exception 'a file is never changed';
end $$;

create trigger files_never_change before update on his_file
    for each row execute function refuse_file_change();
