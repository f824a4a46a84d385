-- Why: where policy says so, hospitals are paid for a month before it is cleared. What insured regions
-- will owe for that is asked of the revolving fund with each payment, and is given back when the
-- treatment region gets its clearing money. It is asked and given back like what is short on a due date;
-- it only names the payment it was asked for, and the region that has it until then.

alter table fund_request
    add column hospital_payment uuid references hospital_payment,
    add column region           text collate "C" check (region ~ '^[0-9]{6}$'),
    add constraint what_is_paid_ahead_names_who_has_it
        check ((hospital_payment is null) = (region is null));

-- What is short on a due date is asked once per account and period, what is paid ahead once per payment.
alter table fund_request
    drop constraint fund_request_authority_tier_period_counterparty_scheme_key;

create unique index short_once on fund_request (authority, tier, period, counterparty, scheme)
    where hospital_payment is null;
create unique index ahead_once
    on fund_request (hospital_payment, authority, tier, counterparty, scheme)
    where hospital_payment is not null;
create index fund_request_ahead on fund_request (authority, tier, period, region)
    where hospital_payment is not null;

create function refuse_giving_back_more() returns trigger language plpgsql as $$
begin
    if (select sum(r.amount_fen) from fund_repayment r
        where (r.payment, r.region) = (new.payment, new.region))
       > coalesce((select p.amount_fen from fund_draw_part p
                   where (p.payment, p.region) = (new.payment, new.region)), 0) then
        raise exception 'more is given back to the fund of % than it lent for %',
            new.region, new.payment using errcode = 'check_violation';
    end if;
    return null;
end $$;

create trigger nobody_gives_back_more_than_lent after insert on fund_repayment
    for each row execute function refuse_giving_back_more();

-- A settlement that was paid ahead may move to another month: its payments are found there.
create index hospital_payment_line_settlement on hospital_payment_line (settlement_id);
