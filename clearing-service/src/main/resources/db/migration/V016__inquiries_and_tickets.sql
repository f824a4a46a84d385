-- Why: regions ask each other, about the cost of a stay (费用协查) or a problem (问题协同), and have
-- until a day to answer. What was asked never changes; how far it has come does, and each step of
-- that is entered in a journal that never changes.

create table case_event (
    no      bigint generated always as identity primary key,
    -- Such as inquiry/0198….
    subject text collate "C" not null check (subject ~ '^[a-z-]+/[0-9a-f-]{36}$'),
    event   text not null check (event <> ''),
    note    text,
    done_by text not null,
    done_at timestamptz not null
);

create index case_event_subject on case_event (subject, no);
create trigger case_events_never_change before update or delete on case_event
    for each row execute function refuse_change();

create table inquiry (
    id               uuid primary key,
    settlement_id    text collate "C" not null references detail_origin,
    origin_period    text collate "C" not null check (origin_period ~ '^[0-9]{4}-[0-9]{2}$'),
    insured_region   text collate "C" not null,
    treatment_region text collate "C" not null,
    scheme           text collate "C" not null,
    institution      text collate "C" not null,
    total_fen        bigint not null check (total_fen > 0),
    question         text not null check (question <> ''),
    asked_by         text not null,
    asked_at         timestamptz not null,
    -- The Beijing month it was asked in: what its statistics are counted under.
    asked_period     text collate "C" not null check (asked_period ~ '^[0-9]{4}-[0-9]{2}$'),
    state            text not null
                     check (state in ('asked', 'answered', 'confirmed', 'withdrawn')),
    answer_by        date not null,
    rollovers        integer not null default 0 check (rollovers >= 0),
    returns          integer not null default 0 check (returns >= 0),
    finding          text check (finding in ('clean', 'wrong')),
    answer           text,
    answered_by      text,
    answered_at      timestamptz,
    confirm_by       date,
    confirmed_by     text,
    confirmed_at     timestamptz,
    by_silence       boolean not null default false,
    constraint answered_has_an_answer
        check (state not in ('answered', 'confirmed')
               or (finding is not null and answer is not null and answered_by is not null
                   and answered_at is not null and confirm_by is not null)),
    constraint confirmed_has_who check ((state = 'confirmed') = (confirmed_by is not null)),
    constraint nobody_answers_himself check (answered_by is null or answered_by <> asked_by),
    constraint nobody_confirms_his_own_answer
        check (confirmed_by is null or confirmed_by <> answered_by)
);

create unique index inquiry_open on inquiry (settlement_id) where state in ('asked', 'answered');
create index inquiry_insured on inquiry (insured_region, id);
create index inquiry_treatment on inquiry (treatment_region, id);
create index inquiry_period on inquiry (asked_period);
create index inquiry_due on inquiry (state, answer_by) where state = 'asked';
create index inquiry_silent on inquiry (confirm_by) where state = 'answered';

alter table deduction add foreign key (inquiry_id) references inquiry;

create table ticket (
    id            uuid primary key,
    kind          text not null check (kind in ('filing', 'fault', 'other')),
    from_region   text collate "C" not null check (from_region ~ '^[0-9]{6}$'),
    to_region     text collate "C" not null check (to_region ~ '^[0-9]{6}$'),
    subject       text not null check (subject <> ''),
    question      text not null check (question <> ''),
    settlement_id text collate "C",
    opened_by     text not null,
    opened_at     timestamptz not null,
    opened_period text collate "C" not null check (opened_period ~ '^[0-9]{4}-[0-9]{2}$'),
    state         text not null check (state in ('open', 'answered', 'confirmed', 'withdrawn')),
    -- The day its clock began last.
    clock_from    date not null,
    answer_by     date not null,
    answer        text,
    answered_by   text,
    answered_at   timestamptz,
    -- Whether any answer came after its day.
    late          boolean not null default false,
    confirm_by    date,
    confirmed_by  text,
    confirmed_at  timestamptz,
    by_silence    boolean not null default false,
    reopenings    integer not null default 0 check (reopenings >= 0),
    escalated_to  text collate "C",
    escalated_at  timestamptz,
    constraint between_two_regions check (from_region <> to_region),
    constraint answered_ticket_has_an_answer
        check (state not in ('answered', 'confirmed')
               or (answer is not null and answered_by is not null and answered_at is not null
                   and confirm_by is not null)),
    constraint confirmed_ticket_has_who check ((state = 'confirmed') = (confirmed_by is not null)),
    constraint nobody_answers_his_own_ticket check (answered_by is null or answered_by <> opened_by),
    constraint nobody_confirms_his_own_ticket_answer
        check (confirmed_by is null or confirmed_by <> answered_by),
    constraint escalated_to_whom_and_when check ((escalated_to is null) = (escalated_at is null))
);

create index ticket_from on ticket (from_region, id);
create index ticket_to on ticket (to_region, id);
create index ticket_period on ticket (opened_period);
create index ticket_due on ticket (answer_by) where state = 'open';
create index ticket_silent on ticket (confirm_by) where state = 'answered';

-- What was asked stays as it was asked, whatever becomes of it.
create function question_is_a_fact() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'what was asked is never removed' using errcode = 'check_violation';
    end if;
    if tg_table_name = 'inquiry' then
        if (new.id, new.settlement_id, new.total_fen, new.question, new.asked_by, new.asked_at)
            is distinct from
            (old.id, old.settlement_id, old.total_fen, old.question, old.asked_by, old.asked_at)
        then
            raise exception 'what was asked never changes' using errcode = 'check_violation';
        end if;
    elsif (new.id, new.kind, new.from_region, new.to_region, new.question, new.opened_by,
           new.opened_at)
        is distinct from
          (old.id, old.kind, old.from_region, old.to_region, old.question, old.opened_by,
           old.opened_at)
    then
        raise exception 'what was asked never changes' using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger inquiry_is_a_fact before update or delete on inquiry
    for each row execute function question_is_a_fact();
create trigger ticket_is_a_fact before update or delete on ticket
    for each row execute function question_is_a_fact();

-- Each reminder is told once.
create table deadline_reminder (
    kind      text not null,
    subject   text collate "C" not null,
    due_on    date not null,
    days_left integer not null,
    told_at   timestamptz not null,
    primary key (subject, kind, due_on, days_left)
);
