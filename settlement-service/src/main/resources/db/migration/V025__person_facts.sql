-- Why: what bars a person from direct settlement is not only their filings. The insured region may
-- suspend the person, and may want to be told of a stay elsewhere within some days (S4). Copies
-- from filing-events: a suspension is replaced by a newer version of itself, a notice never is.

alter table filing add column category text not null default '';

create table person_suspension (
    suspension_id text    primary key,
    person_no     text    not null,
    kind          text    not null
        check (kind in ('card-misuse', 'review-missed', 'false-promise', 'other')),
    valid_from    date    not null,
    valid_until   date    check (valid_until >= valid_from),
    released_on   date,
    version       integer not null check (version > 0)
);
create index person_suspension_by_person on person_suspension (person_no);

create table admission_notice (
    notice_id   text    primary key,
    person_no   text    not null,
    institution text    not null,
    admitted_on date    not null,
    told_on     date    not null,
    with_phone  boolean not null
);
create index admission_notice_by_person on admission_notice (person_no);
