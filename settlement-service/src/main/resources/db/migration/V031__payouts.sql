-- Why: what a top-up (轧差报销) owes a person is paid like a claim: at the bank, by somebody who has
-- neither proposed nor decided it, within as many working days; and it may come back. So what claims
-- have is kept of both.

alter table claim_payout rename to payout;
alter index claim_payout_pkey rename to payout_pkey;
alter trigger claim_payout_is_a_fact on payout rename to payout_is_a_fact;
alter table payout drop constraint claim_payout_claim_id_fkey;
alter table payout rename column claim_id to subject_id;
-- Whose payment it is: a claim's or a top-up's, which is there.
alter table payout
    add column claim_id text references claim
        generated always as (case when subject_id like 'R%' then subject_id end) stored,
    add column top_up_id text references top_up
        generated always as (case when subject_id like 'T%' then subject_id end) stored,
    add check (num_nonnulls(claim_id, top_up_id) = 1);

alter table claim_special rename to special_case;
alter index claim_special_pkey rename to special_case_pkey;
alter trigger claim_special_is_a_fact on special_case rename to special_case_is_a_fact;
alter table special_case drop constraint claim_special_claim_id_fkey;
alter table special_case rename column claim_id to subject_id;
alter table special_case
    add column claim_id text references claim
        generated always as (case when subject_id like 'R%' then subject_id end) stored,
    add column top_up_id text references top_up
        generated always as (case when subject_id like 'T%' then subject_id end) stored,
    add check (num_nonnulls(claim_id, top_up_id) = 1);

-- Limits as the policy had them when it was proposed, and whom to pay if that was said. Top-ups from
-- before it had the default.
alter table top_up disable trigger top_up_goes_forward;
alter table top_up
    add column received_on date,
    add column working_days integer not null default 10 check (working_days > 0),
    add column special_working_days integer not null default 20,
    add column payee_name   text check (payee_name <> ''),
    add column payee_bank   text check (payee_bank <> ''),
    add column payee_cipher text,
    add column payee_index  text,
    add column payee_key    text,
    add check (special_working_days >= working_days),
    add check (num_nulls(payee_name, payee_bank, payee_cipher, payee_index, payee_key) in (0, 5));
update top_up set received_on = (proposed_at at time zone 'Asia/Shanghai')::date;
alter table top_up enable trigger top_up_goes_forward;
alter table top_up
    alter column received_on set not null,
    alter column working_days drop default,
    alter column special_working_days drop default;
