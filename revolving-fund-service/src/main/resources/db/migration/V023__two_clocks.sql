-- Why: an agency applies to its finance bureau in so many working days, and finance transfers in so many more
-- (5 + 5 in Jiangsu, 苏医保发〔2022〕75号). Deadlines follow the calendar as it becomes known, and days that come near
-- are told once. What was printed stays in the notice; a deadline that moves is a fact of its own.

alter table quota_policy add column apply_working_days integer not null default 0
    check (apply_working_days >= 0
           and apply_working_days < least(notice_working_days, emergency_working_days));
alter table quota_policy alter column apply_working_days drop default;

-- Empty: the clock is not counted again, for it is not known how many days it was given.
alter table notice
    add column apply_by           date,
    add column apply_working_days integer check (apply_working_days >= 0),
    add column pay_working_days   integer check (pay_working_days >= 1),
    add constraint notice_applied_for_before_paid check (apply_by > signed_on and apply_by < deadline),
    add constraint notice_clock_of_orders check (deadline is not null or pay_working_days is null);

alter table emergency_increase add column decision_working_days integer
    check (decision_working_days between 1 and 60);

create table deadline_moved (
    id       bigint      generated always as identity primary key,
    subject  text        not null check (subject ~ '^(notice|emergency-increase)/.+$'),
    apply_by date,
    due_on   date        not null,
    moved_at timestamptz not null
);

create index deadline_moved_of_subject on deadline_moved (subject, id);

create table deadline_reminder (
    subject   text        not null,
    due_on    date        not null,
    days_left integer     not null,
    told_at   timestamptz not null,
    primary key (subject, due_on, days_left)
);

create function due_now(asked text, printed date) returns date language sql stable as $$
select coalesce((select m.due_on from deadline_moved m
                 where m.subject = asked order by m.id desc limit 1), printed)
$$;

create function apply_now(asked text, printed date) returns date language sql stable as $$
select coalesce((select m.apply_by from deadline_moved m
                 where m.subject = asked order by m.id desc limit 1), printed)
$$;

create trigger stays before update or delete on deadline_moved
    for each row execute function fund_facts_stay();
create trigger stays before update or delete on deadline_reminder
    for each row execute function fund_facts_stay();
