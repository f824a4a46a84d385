-- Why: a stay elsewhere is told to the insured region within some days, with hospital, department
-- and bed, or its cost is not covered (S4 第十一条(四), 第十二条(三)). What was told, when and by whom
-- is a fact; who tells more, or otherwise, tells again.

create sequence notice_number minvalue 0 maxvalue 9999999 start 1 cycle;

create table admission_notice (
    id             text primary key check (id ~ '^N[0-9]{19}$'),
    person_no      text not null references person (person_no),
    insured_region text not null check (insured_region ~ '^[0-9]{6}$'),
    institution    text not null references institution (code),
    department     text not null check (department <> ''),
    ward           text not null,
    bed            text not null check (bed <> ''),
    phone_cipher   text,
    phone_index    text,
    phone_key_id   text,
    admitted_on    date not null,
    told_at        timestamptz not null,
    told_on        date not null check (told_on >= admitted_on),
    channel        text not null check (channel in ('counter', 'phone', 'online', 'hospital', 'admission')),
    -- The visit whose admission message told it; null if somebody told it in person.
    visit_id       text check ((channel = 'admission') = (visit_id is not null)),
    recorded_at    timestamptz not null,
    author         text not null check (author <> ''),
    check ((phone_cipher is null) = (phone_index is null)),
    check ((phone_cipher is null) = (phone_key_id is null))
);
create index admission_notice_by_person on admission_notice (person_no, id);
create index admission_notice_by_region on admission_notice (insured_region, id);
-- An admission message is one notice for each day of admission that it has said.
create unique index admission_notice_of_visit on admission_notice (visit_id, admitted_on)
    where visit_id is not null;

create function admission_notice_is_a_fact() returns trigger language plpgsql as $$
begin
    raise exception 'an admission notice is never changed' using errcode = 'check_violation';
end $$;
create trigger admission_notice_is_a_fact before update or delete on admission_notice
    for each row execute function admission_notice_is_a_fact();

-- A stay that the region wants to be told of, as soon as settlement admits it, told or not: of what
-- is not told somebody is reminded before it is too late.
create table stay_elsewhere (
    visit_id       text not null,
    person_no      text not null references person (person_no),
    insured_region text not null check (insured_region ~ '^[0-9]{6}$'),
    institution    text not null references institution (code),
    admitted_on    date not null,
    -- The last day on which it may be told.
    due_on         date not null check (due_on >= admitted_on),
    primary key (visit_id, admitted_on)
);
create index stay_elsewhere_due on stay_elsewhere (due_on, visit_id);
