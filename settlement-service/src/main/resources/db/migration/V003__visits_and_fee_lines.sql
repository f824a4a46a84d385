-- Why: a visit gathers fee lines in rounds; a bill takes the open round and opens the next one, so
-- that settling touches one row of the visit and none of the lines.

create sequence visit_number minvalue 0 maxvalue 9999999 start 1 cache 20 cycle;

create table visit (
    visit_id         text        primary key check (visit_id ~ '^S[0-9]{19}$'),
    institution      text        not null,
    person_no        text        not null,
    scheme           text        not null check (scheme in ('employee', 'resident')),
    insured_region   text        not null,
    insured_admdvs   text        not null,
    treatment_region text        not null,
    treatment_admdvs text        not null,
    care_type        text        not null,
    med_type         text        not null,
    stay             boolean     not null,
    inpatient_no     text        not null,
    department_code  text        not null,
    department_name  text        not null,
    bed              text        not null,
    doctor_code      text        not null,
    doctor_name      text        not null,
    certificate_type text        not null,
    emergency        boolean     not null,
    injury           boolean     not null,
    began_at         timestamptz not null,
    ended_at         timestamptz check (ended_at >= began_at),
    discharge_way    text        not null default '',
    state            text        not null check (state in ('admitted', 'discharged', 'cancelled')),
    -- The stay is paid for to its end; set by a bill that is not mid-stay, unset by its mirror.
    settled          boolean     not null default false,
    -- The person lies there: a stay, neither discharged nor ever settled to its end.
    occupying        boolean     not null,
    open_round       integer     not null default 1 check (open_round > 0),
    diagnoses        jsonb       not null,
    registered_at    timestamptz not null,
    message_id       text        not null,
    check ((state = 'discharged') <= (ended_at is not null)),
    check (occupying <= (stay and state = 'admitted'))
);
-- One registration per number and time of the hospital: the same one again is the same visit.
create unique index visit_by_inpatient_no on visit (institution, inpatient_no, began_at)
    where state <> 'cancelled' and inpatient_no <> '';
create index visit_by_person on visit (person_no, registered_at);
create index visit_by_institution on visit (institution, visit_id);
-- One stay at a time, wherever.
create unique index visit_in_hospital on visit (person_no)
    where occupying;

-- Not cached: within a visit the numbers are the order of upload.
create sequence fee_line_number;

-- Lines never change but for being live; their parts always add up.
create table fee_line (
    visit_period        text    not null,
    visit_id            text    not null,
    id                  bigint  not null default nextval('fee_line_number'),
    round               integer not null check (round > 0),
    live                boolean not null default true,
    line_no             text    not null check (line_no <> ''),
    batch               text    not null,
    occurred_at         timestamptz not null,
    item_code           text    not null,
    hospital_item_code  text    not null,
    amount_fen          bigint  not null,
    count               numeric not null,
    price               numeric not null,
    department_code     text    not null,
    department_name     text    not null,
    doctor_code         text    not null,
    doctor_name         text    not null,
    refund_of           text,
    item_name           text    not null,
    class               text    not null check (class in ('A', 'B', 'C')),
    prior_self_pay_points integer not null check (prior_self_pay_points between 0 and 10000),
    ceiling_yuan        numeric,
    charge_category     text    not null,
    full_self_pay_fen   bigint  not null,
    over_limit_fen      bigint  not null,
    prior_self_pay_fen  bigint  not null,
    in_scope_fen        bigint  not null,
    check (visit_period = '20' || substr(visit_id, 8, 2) || '-' || substr(visit_id, 10, 2)),
    check (full_self_pay_fen + over_limit_fen + prior_self_pay_fen + in_scope_fen = amount_fen),
    check ((refund_of is not null) = (amount_fen < 0)),
    primary key (visit_period, visit_id, id)
) partition by list (visit_period);
create unique index fee_line_by_number on fee_line (visit_period, visit_id, line_no) where live;
