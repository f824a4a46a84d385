-- How far a pooling region had come, on which day, by whom and why (开通阶段): the row of the region
-- says what holds now, this table what held when, so that access rates can be told of any day. What
-- was on file before this table is taken over with the region's own first day.

create table opening_step (
    id     bigint generated always as identity primary key,
    region text not null references region (code),
    stage  text not null
        check (stage in ('undeveloped', 'joint-testing', 'institutions-adapting', 'open')),
    -- The first day it holds.
    since  date not null,
    at     timestamptz not null,
    author text not null check (author <> ''),
    reason text not null check (reason <> '')
);
create index opening_step_by_region on opening_step (region, since, id);

insert into opening_step (region, stage, since, at, author, reason)
select code, opening_stage, valid_from, valid_from::timestamp at time zone 'Asia/Shanghai',
    'system', '建库前的开通阶段'
from region
where pooling_region = code
order by code;

create function opening_step_is_a_fact() returns trigger language plpgsql as $$
begin
    raise exception 'a step of opening is never changed' using errcode = 'check_violation';
end $$;
create trigger opening_step_is_a_fact before update or delete on opening_step
    for each row execute function opening_step_is_a_fact();
