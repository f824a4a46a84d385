-- A hospital asks to be one of the institutions a person chose (2505 人员定点备案): of a filing that
-- names institutions, or of the person's chronic disease entitlements. The designation is a fact of
-- its own with a number (trt_dcla_detl_sn), since one message may touch several entitlements and
-- 2506 must find what it began; each step of it has author, time and reason.

create sequence designation_number minvalue 0 maxvalue 9999999 start 1 cycle;

create table designation (
    id             text primary key check (id ~ '^D[0-9]{19}$'),
    person_no      text not null references person (person_no),
    insured_region text not null check (insured_region ~ '^[0-9]{6}$'),
    -- 业务申请类型 (biz_appy_type): 01 chronic diseases, 03, 06 and 08 care elsewhere.
    kind           text not null check (kind in ('01', '03', '06', '08')),
    institution    text not null check (institution <> ''),
    -- 定点排序号 (fix_srt_no) as it was sent.
    order_no       text not null,
    valid_from     date not null,
    valid_until    date check (valid_until >= valid_from),
    -- The filings or entitlements that it touched.
    subjects       text[] not null check (cardinality(subjects) > 0)
);
create index designation_by_person on designation (person_no, id);
create index designation_by_end on designation (valid_until) where valid_until is not null;

create table designation_step (
    designation_id text not null references designation (id),
    step           text not null check (step in ('made', 'ended')),
    at             timestamptz not null,
    author         text not null check (author <> ''),
    reason         text not null check (reason <> ''),
    primary key (designation_id, step)
);

create function designation_is_a_fact() returns trigger language plpgsql as $$
begin
    raise exception 'a designation and its steps are never changed'
        using errcode = 'check_violation';
end $$;
create trigger designation_is_a_fact before update or delete on designation
    for each row execute function designation_is_a_fact();
create trigger designation_step_is_a_fact before update or delete on designation_step
    for each row execute function designation_is_a_fact();
