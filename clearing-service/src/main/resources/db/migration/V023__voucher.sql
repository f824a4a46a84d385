-- Why: what moves is booked (凭证). Which accounts it is booked to is data, from a month on; what a
-- month has booked does not change, so a mapping is kept for the months it has been in force.

create table voucher_mapping (
    authority  text collate "C" not null check (authority ~ '^[0-9]{2}0000$'),
    valid_from text collate "C" not null check (valid_from ~ '^[0-9]{4}-[0-9]{2}$'),
    body       text not null,
    primary key (authority, valid_from)
);

create index line_settlement_settled on line_settlement (settled_at);
create index hospital_payment_recorded on hospital_payment (recorded_at);
create index period_step_issued on period_step (taken_at) where step = 'issue';
