-- Why: transfers need not be typed in one by one. A bank's statement is taken as a file, once; each
-- of its lines is one transfer for ever, matched to the notices that it pays by rules that are
-- recorded with it, or assigned by one person and confirmed by another.

create table bank_statement (
    id          uuid primary key,
    owner       text collate "C" not null check (owner ~ '^[0-9]{6}$'),
    sha256      text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
    file_name   text not null,
    -- New in this file, and told of by an earlier one.
    lines       integer not null check (lines >= 0),
    repeated    integer not null check (repeated >= 0),
    amount_fen  bigint not null check (amount_fen >= 0),
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    constraint a_file_is_taken_once unique (owner, sha256),
    constraint a_file_says_something check (lines + repeated > 0)
);

create table bank_line (
    statement     uuid not null references bank_statement,
    row_number    integer not null check (row_number > 0),
    owner         text collate "C" not null,
    reference     text collate "C" not null check (reference <> ''),
    payer         text not null,
    payer_account text not null,
    payee         text not null,
    payee_account text not null,
    amount_fen    bigint not null check (amount_fen > 0),
    value_date    date not null,
    remark        text not null,
    primary key (statement, row_number),
    constraint a_line_is_taken_once unique (owner, reference)
);

-- What the line was found to be; the last one counts.
create table bank_outcome (
    no          bigint generated always as identity primary key,
    statement   uuid not null,
    row_number  integer not null,
    rule        text not null
                check (rule in ('none', 'remittance-code', 'parties-and-amount', 'told-before',
                                'assigned', 'dismissed')),
    reason      text not null,
    code        text collate "C",
    -- What was open of the notices that it names: less has come, or more.
    expected_fen bigint check (expected_fen >= 0),
    found_by    text not null,
    found_at    timestamptz not null,
    foreign key (statement, row_number) references bank_line
);

create index bank_outcome_line on bank_outcome (statement, row_number, no desc);

-- What of the line became which transfer. Payer and payee may both hand in a line about one.
create table bank_match (
    statement  uuid not null,
    row_number integer not null,
    transfer   uuid not null references transfer,
    amount_fen bigint not null check (amount_fen > 0),
    outcome    bigint not null references bank_outcome,
    primary key (statement, row_number, transfer),
    foreign key (statement, row_number) references bank_line
);

create index bank_match_transfer on bank_match (transfer);

create function refuse_matching_more_than_came() returns trigger language plpgsql as $$
begin
    if (select sum(m.amount_fen) from bank_match m
        where (m.statement, m.row_number) = (new.statement, new.row_number))
       > (select l.amount_fen from bank_line l
          where (l.statement, l.row_number) = (new.statement, new.row_number))
    then
        raise exception 'more is matched of row % than has come', new.row_number;
    end if;
    return null;
end $$;

create trigger no_more_is_matched_than_came after insert on bank_match
    for each row execute function refuse_matching_more_than_came();

create table bank_assignment (
    id          uuid primary key,
    statement   uuid not null,
    row_number  integer not null,
    reason      text not null check (reason <> ''),
    proposed_by text not null,
    proposed_at timestamptz not null,
    foreign key (statement, row_number) references bank_line
);

create index bank_assignment_line on bank_assignment (statement, row_number);

-- None if the line has nothing to do with clearing.
create table bank_assignment_part (
    assignment uuid not null references bank_assignment,
    notice     text collate "C" not null references notice,
    scheme     text not null check (scheme in ('employee', 'resident')),
    amount_fen bigint not null check (amount_fen > 0),
    primary key (assignment, notice, scheme)
);

create table bank_assignment_decision (
    assignment uuid primary key references bank_assignment,
    confirmed  boolean not null,
    reason     text not null,
    decided_by text not null,
    decided_at timestamptz not null
);

create function refuse_own_assignment() returns trigger language plpgsql as $$
begin
    if new.decided_by = (select a.proposed_by from bank_assignment a where a.id = new.assignment) then
        raise exception 'whoever proposed assignment % does not decide it', new.assignment;
    end if;
    return null;
end $$;

create trigger another_person_decides after insert on bank_assignment_decision
    for each row execute function refuse_own_assignment();

create trigger bank_statements_never_change before update or delete on bank_statement
    for each row execute function refuse_change();
create trigger bank_lines_never_change before update or delete on bank_line
    for each row execute function refuse_change();
create trigger bank_outcomes_never_change before update or delete on bank_outcome
    for each row execute function refuse_change();
create trigger bank_matches_never_change before update or delete on bank_match
    for each row execute function refuse_change();
create trigger bank_assignments_never_change before update or delete on bank_assignment
    for each row execute function refuse_change();
create trigger bank_assignment_parts_never_change before update or delete on bank_assignment_part
    for each row execute function refuse_change();
create trigger bank_decisions_never_change before update or delete on bank_assignment_decision
    for each row execute function refuse_change();
