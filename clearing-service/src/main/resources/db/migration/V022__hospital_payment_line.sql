-- Why: a hospital that is paid wants to know for what (拨付明细): each payment is shared out over the
-- settlements of its period when it is made, and stays so, whatever is deducted or kept back later.

create table hospital_payment_line (
    payment       uuid not null references hospital_payment,
    settlement_id text collate "C" not null,
    no            integer not null check (no > 0),
    -- What the settlement clears for in the period, and what is taken from that.
    applied_fen   bigint not null,
    deducted_fen  bigint not null,
    reasons       text not null,
    reserved_fen  bigint not null,
    charged_fen   bigint not null,
    -- By earlier payments, and by this one.
    before_fen    bigint not null,
    paid_fen      bigint not null,
    primary key (payment, settlement_id),
    unique (payment, no)
);

create trigger hospital_payment_lines_never_change before update or delete on hospital_payment_line
    for each row execute function refuse_change();
