-- Why: a person insured in a region that is not hosted here is settled by what their own platform
-- answers. The person is remembered as a copy beside those that filing-service tells of; the bill
-- says by which request it is booked there; and every request is committed before it is sent, so
-- that whatever is lost on the way can be asked again or reversed.

-- Whoever filing-service tells of is never replaced by what a platform says.
alter table person add column source text not null default 'filing'
    check (source in ('filing', 'platform'));

-- What the account holds, by the platform's word; absent where the account is ours.
alter table insurance add column remote_balance_fen bigint check (remote_balance_fen >= 0);

-- The request under which another platform booked the bill, or took it back; absent for ours.
alter table settlement add column remote_request text;

create table remote_request (
    id            bigint      generated always as identity primary key,
    request       text        not null unique,
    visit_id      text        not null,
    round         integer     not null check (round > 0),
    kind          text        not null 
        check (kind in ('settlement', 'cancellation', 'restoration')),
    attempt       integer     not null check (attempt > 0),
    body          text        not null,
    state         text        not null
        check (state in ('asked', 'unwanted', 'kept', 'refused', 'reversed')),
    settlement_id text        unique,
    asked_at      timestamptz not null default clock_timestamp(),
    check (request = visit_id || '-' || round || '-' || kind || '-' || attempt),
    check ((state = 'kept') = (settlement_id is not null)),
    unique (visit_id, round, kind, attempt)
);
-- Of a round, one thing at a time is open at the platform.
create unique index remote_request_open on remote_request (visit_id, round, kind)
    where state in ('asked', 'unwanted');

-- What was asked is not edited; what became of it is final.
create function remote_request_goes_forward() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state in ('kept', 'refused', 'reversed')
        or (new.request, new.body) is distinct from (old.request, old.body) then
        raise exception 'a request is never changed' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger remote_request_goes_forward before update or delete on remote_request
    for each row execute function remote_request_goes_forward();
