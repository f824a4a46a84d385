-- Why: a receiver's own statement tells of what other provinces have paid it, each transfer to one of
-- those whom an order names; and what has come over is given back (退回): proposed by one person, approved
-- by another, and sent, so that a period with somebody else's money in it is not taken for square.

-- Whose line of a notice alone, where payer and receiver deal with each other directly.
alter table remittance add column counterparty text collate "C"
    check (counterparty ~ '^[0-9]{6}$');
alter table bank_assignment_part add column counterparty text collate "C"
    check (counterparty ~ '^[0-9]{6}$');
alter table bank_assignment_part drop constraint bank_assignment_part_pkey;
create unique index bank_assignment_part_once
    on bank_assignment_part (assignment, notice, scheme, coalesce(counterparty, ''));

-- What has come over, and is still to be given back or was: on a remittance whose arrival was told,
-- or on the receiver's own bank line. The payer's line about the same money is not counted again,
-- nor is a line about a remittance that is over already.
create view surplus as
select r.id as remittance, null::uuid as statement, null::integer as row_number, r.notice,
       case when n.direction = 'payable' then n.region else n.authority end as payer,
       case when n.direction = 'receivable' then n.region
            else coalesce(r.counterparty, n.authority) end as holder,
       r.scheme, a.amount_fen, a.since
from (select remittance, sum(amount_fen)::bigint as amount_fen, min(arrived_on) as since
      from remittance_arrival
      where transfer is null
      group by remittance) a
join remittance r on r.id = a.remittance
join notice n on n.number = r.notice
union all
select null, l.statement, l.row_number, f.notice, f.payer, l.owner, f.scheme,
       l.amount_fen - m.matched_fen, l.value_date
from (select statement, row_number, sum(amount_fen)::bigint as matched_fen
      from bank_match
      group by statement, row_number) m
join bank_line l on (l.statement, l.row_number) = (m.statement, m.row_number)
join lateral (
    select n.number as notice, t.region as payer, t.scheme
    from bank_match b
    join transfer t on t.id = b.transfer
    join line_settlement s on s.transfer = t.id
    join notice n on n.number = s.number and n.region = t.region
    where (b.statement, b.row_number) = (l.statement, l.row_number)
    order by n.no desc, t.scheme desc
    limit 1) f on true
where m.matched_fen < l.amount_fen
  and l.owner <> f.payer
  and (select o.rule
       from bank_outcome o
       where (o.statement, o.row_number) = (l.statement, l.row_number)
       order by o.no desc
       limit 1) <> 'dismissed'
  and not exists (
      select from bank_match b
      join remittance_arrival told on told.transfer = b.transfer
      join remittance_arrival over on over.remittance = told.remittance and over.transfer is null
      where (b.statement, b.row_number) = (l.statement, l.row_number));

create table surplus_refund (
    id          uuid primary key,
    remittance  uuid references remittance,
    statement   uuid,
    row_number  integer,
    notice      text collate "C" not null references notice,
    payer       text collate "C" not null,
    holder      text collate "C" not null,
    scheme      text not null check (scheme in ('employee', 'resident')),
    amount_fen  bigint not null check (amount_fen > 0),
    reason      text not null check (reason <> ''),
    proposed_by text not null,
    proposed_at timestamptz not null,
    foreign key (statement, row_number) references bank_line,
    constraint what_is_refunded_came_one_way
        check ((remittance is null) <> (statement is null)
               and (statement is null) = (row_number is null)),
    constraint it_goes_back_to_another check (payer <> holder)
);

create index surplus_refund_remittance on surplus_refund (remittance) where remittance is not null;
create index surplus_refund_line on surplus_refund (statement, row_number)
    where statement is not null;
create index surplus_refund_notice on surplus_refund (notice);

create table surplus_refund_decision (
    refund     uuid primary key references surplus_refund,
    approved   boolean not null,
    reason     text not null,
    decided_by text not null,
    decided_at timestamptz not null
);

create index surplus_refund_decided on surplus_refund_decision (decided_at) where approved;

create table surplus_refund_sending (
    refund         uuid primary key references surplus_refund,
    returned_on    date not null,
    bank_reference text collate "C" not null unique check (bank_reference <> ''),
    sent_by        text not null,
    sent_at        timestamptz not null
);

create index surplus_refund_sent on surplus_refund_sending (sent_at);

create function refuse_refunding_more_than_is_over() returns trigger language plpgsql as $$
begin
    if (select sum(r.amount_fen)
        from surplus_refund r
        left join surplus_refund_decision d on d.refund = r.id
        where coalesce(d.approved, true)
          and r.remittance is not distinct from new.remittance
          and r.statement is not distinct from new.statement
          and r.row_number is not distinct from new.row_number)
       > coalesce((select s.amount_fen
                   from surplus s
                   where s.remittance is not distinct from new.remittance
                     and s.statement is not distinct from new.statement
                     and s.row_number is not distinct from new.row_number), 0)
    then
        raise exception 'more is refunded by % than has come over', new.id;
    end if;
    return null;
end $$;

create trigger no_more_is_refunded_than_came_over after insert on surplus_refund
    for each row execute function refuse_refunding_more_than_is_over();

create function refuse_own_refund() returns trigger language plpgsql as $$
begin
    if new.decided_by = (select r.proposed_by from surplus_refund r where r.id = new.refund) then
        raise exception 'whoever proposed refund % does not decide it', new.refund;
    end if;
    return null;
end $$;

create trigger another_person_approves after insert on surplus_refund_decision
    for each row execute function refuse_own_refund();

create function refuse_unapproved_refund() returns trigger language plpgsql as $$
begin
    if not exists (select from surplus_refund_decision d
                   where d.refund = new.refund and d.approved and d.decided_by <> new.sent_by) then
        raise exception 'refund % is not approved by another', new.refund;
    end if;
    return null;
end $$;

create trigger what_is_sent_back_is_approved after insert on surplus_refund_sending
    for each row execute function refuse_unapproved_refund();

create trigger refunds_never_change before update or delete on surplus_refund
    for each row execute function refuse_change();
create trigger refund_decisions_never_change before update or delete on surplus_refund_decision
    for each row execute function refuse_change();
create trigger refund_sendings_never_change before update or delete on surplus_refund_sending
    for each row execute function refuse_change();
