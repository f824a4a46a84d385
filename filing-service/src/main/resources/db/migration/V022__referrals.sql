-- A hospital files referrals from its own system (2501, 2501A 转院备案). What its message says of the
-- referral is a fact beside the filing: 2502 is answered to the hospital that sent it alone, 5304
-- shows it, and the same message again must find it. Who may refer is a matter of the institution:
-- a region grants its own the right (转诊权), and regional medical centres have it everywhere.

alter table institution
    add column referral_right  boolean,
    add column regional_centre boolean not null default false;
update institution set referral_right = tertiary_b_or_higher or specialty;
alter table institution alter column referral_right set not null;

create table referral (
    filing_id      text primary key references filing (id),
    infno          text not null check (infno in ('2501', '2501A')),
    -- The hospital that sent it, and the gateway's number of its message.
    sent_by        text not null check (sent_by <> ''),
    reference      text not null,
    sent_at        timestamptz not null,
    person_no      text not null,
    referred_to    text not null check (referred_to <> ''),
    referred_name  text not null,
    region         text not null check (region ~ '^[0-9]{6}$'),
    referral_type  text not null,
    referred_on    date not null,
    diagnosis_code text not null,
    diagnosis_name text not null,
    condition      text not null,
    reason         text not null,
    opinion        text not null,
    old_visit_id   text not null,
    phone          text not null,
    address        text not null
);
create index referral_by_person on referral (person_no, referred_on);

create function referral_is_a_fact() returns trigger language plpgsql as $$
begin
    raise exception 'what a referral said is never changed' using errcode = 'check_violation';
end $$;
create trigger referral_is_a_fact before update or delete on referral
    for each row execute function referral_is_a_fact();
