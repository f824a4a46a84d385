-- Why: a transfer is more than its arrival. The agency applies for it, the finance bureau sends it,
-- and whoever gets it feeds back that it has arrived; each of the three has its day and its person,
-- and what has arrived may be short of what was sent, or more.

create table remittance (
    id             uuid primary key,
    notice         text collate "C" not null references notice,
    scheme         text not null check (scheme in ('employee', 'resident')),
    amount_fen     bigint not null check (amount_fen > 0),
    applied_on     date not null,
    applied_by     text not null,
    applied_at     timestamptz not null
);

create index remittance_notice on remittance (notice, scheme, id);

create table remittance_step (
    remittance     uuid not null references remittance,
    step           text not null check (step in ('send', 'withdraw', 'return')),
    taken_on       date not null,
    bank_reference text collate "C",
    reason         text not null,
    taken_by       text not null,
    taken_at       timestamptz not null,
    primary key (remittance, step),
    constraint what_is_sent_has_a_reference check ((step = 'send') = (bank_reference is not null))
);

create index remittance_step_reference on remittance_step (bank_reference)
    where bank_reference is not null;

-- What has arrived of it; without a transfer it is more than any notice had open.
create table remittance_arrival (
    no             bigint generated always as identity primary key,
    remittance     uuid not null references remittance,
    transfer       uuid references transfer,
    amount_fen     bigint not null check (amount_fen > 0),
    arrived_on     date not null,
    told_by        text not null,
    told_at        timestamptz not null
);

create index remittance_arrival_remittance on remittance_arrival (remittance);

create function refuse_own_sending() returns trigger language plpgsql as $$
begin
    if new.step = 'send'
       and new.taken_by = (select r.applied_by from remittance r where r.id = new.remittance) then
        raise exception 'whoever applied for % does not send it', new.remittance;
    end if;
    return null;
end $$;

create trigger another_person_sends after insert on remittance_step
    for each row execute function refuse_own_sending();

create trigger remittances_never_change before update or delete on remittance
    for each row execute function refuse_change();
create trigger remittance_steps_never_change before update or delete on remittance_step
    for each row execute function refuse_change();
create trigger remittance_arrivals_never_change before update or delete on remittance_arrival
    for each row execute function refuse_change();
