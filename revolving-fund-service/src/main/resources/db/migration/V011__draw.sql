-- Why: when receivers must be paid and clearing money is not there, the fund stands in, once per payment
-- and never with more than it holds. What it lent comes back payment by payment. Every fen drawn or given
-- back names the pair and the year's account it came from.

create table draw (
    payment   uuid        not null primary key,
    authority text        not null check (authority ~ '^[0-9]{2}0000$'),
    tier      text        not null check (tier in ('province', 'national')),
    period    text        not null check (period ~ '^[0-9]{4}(-[0-9]{2})?$'),
    scheme    text        not null check (scheme in ('employee', 'resident')),
    asked_fen bigint      not null check (asked_fen >= 0),
    drawn_fen bigint      not null check (drawn_fen between 0 and asked_fen),
    drawn_at  timestamptz not null
);

create index draw_of_period on draw (authority, tier, period, payment);

create table draw_part (
    payment          uuid    not null references draw,
    account_year     integer not null,
    insured_region   text    not null check (insured_region ~ '^[0-9]{6}$'),
    treatment_region text    not null check (treatment_region ~ '^[0-9]{6}$'),
    amount_fen       bigint  not null check (amount_fen > 0),
    primary key (payment, insured_region, treatment_region, account_year)
);

create table replenishment (
    event_id        uuid        not null primary key,
    payment         uuid        not null references draw,
    region          text        not null check (region ~ '^[0-9]{6}$'),
    amount_fen      bigint      not null check (amount_fen > 0),
    replenished_at  timestamptz not null
);

create index replenishment_of_draw on replenishment (payment);

create table replenishment_part (
    event_id         uuid    not null references replenishment,
    payment          uuid    not null,
    insured_region   text    not null,
    treatment_region text    not null,
    account_year     integer not null,
    amount_fen       bigint  not null check (amount_fen > 0),
    primary key (event_id, insured_region, treatment_region, account_year),
    foreign key (payment, insured_region, treatment_region, account_year) references draw_part
);

create index replenishment_part_of_draw
    on replenishment_part (payment, insured_region, treatment_region, account_year);

create function given_back_is_at_most_drawn() returns trigger language plpgsql as $$
begin
    if (select sum(amount_fen) from replenishment_part r
        where (r.payment, r.insured_region, r.treatment_region, r.account_year)
              = (new.payment, new.insured_region, new.treatment_region, new.account_year))
       > (select amount_fen from draw_part d
          where (d.payment, d.insured_region, d.treatment_region, d.account_year)
                = (new.payment, new.insured_region, new.treatment_region, new.account_year)) then
        raise exception 'more is given back than was drawn for %', new.payment
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger at_most_drawn after insert on replenishment_part
    deferrable initially deferred
    for each row execute function given_back_is_at_most_drawn();

create trigger stays before update or delete on draw
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on draw_part
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on replenishment
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on replenishment_part
    for each row execute function fund_facts_stay();
