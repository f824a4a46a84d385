-- Under a region stand agencies (经办机构), each competent for some districts; whoever files falls to
-- the agency of the district insured in, else to the region's head agency. What waits there has a
-- day: the review's is counted in working days when the filing is submitted and counted anew when
-- the calendar changes. Reminders are facts: one for each subject, day and step.

create table agency (
    code        text primary key check (code ~ '^[0-9A-Z]{6,20}$'),
    name        text not null check (name <> ''),
    region      text not null references region (code),
    -- Empty only for the head of a region, which takes what is nobody else's.
    districts   text[] not null,
    parent      text not null default '',
    valid_from  date not null,
    valid_until date check (valid_until >= valid_from),
    version     integer not null check (version >= 1),
    check (parent <> code),
    check (parent = '' or cardinality(districts) > 0)
);
create index agency_by_region on agency (region, code);

alter table filing
    -- The region code insured under when it was submitted, which may be a district's.
    add column district   text check (district ~ '^[0-9]{6}$'),
    add column agency     text references agency (code),
    -- The last day for the review.
    add column review_due date;

update filing set district = insured_region;
alter table filing alter column district set not null;

create index filing_by_agency on filing (agency, state);
create index filing_open_by_district on filing (insured_region, district)
    where state in ('submitted', 'active', 'suspended');
create index filing_review_due on filing (review_due) where state = 'submitted';
create index filing_proof_due on filing (proof_due)
    where on_promise and state in ('active', 'suspended', 'submitted');

-- A filing passed from one agency to another while it was open.
create table filing_assignment (
    filing_id   text not null references filing (id),
    at          timestamptz not null,
    from_agency text,
    to_agency   text,
    author      text not null check (author <> ''),
    reason      text not null check (reason <> ''),
    primary key (filing_id, at),
    check (from_agency is distinct from to_agency)
);
create function filing_assignment_is_a_fact() returns trigger language plpgsql as $$
begin
    raise exception 'an assignment is never changed' using errcode = 'check_violation';
end $$;
create trigger filing_assignment_is_a_fact before update or delete on filing_assignment
    for each row execute function filing_assignment_is_a_fact();

create table deadline_reminder (
    kind      text not null
        check (kind in ('review', 'proof', 'expiry', 'yearly-review', 'admission-notice')),
    subject   text not null check (subject <> ''),
    due_on    date not null,
    -- Days from the reminder to the day: 0 on it, -1 on the day after.
    days_left integer not null check (days_left between -1 and 366),
    raised_at timestamptz not null,
    primary key (kind, subject, due_on, days_left)
);
create function deadline_reminder_is_a_fact() returns trigger language plpgsql as $$
begin
    raise exception 'a reminder is never changed' using errcode = 'check_violation';
end $$;
create trigger deadline_reminder_is_a_fact before update or delete on deadline_reminder
    for each row execute function deadline_reminder_is_a_fact();
