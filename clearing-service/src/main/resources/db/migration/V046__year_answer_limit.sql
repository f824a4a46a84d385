-- Why: working days of a coming year are provisional until they are published, and then the last day to
-- answer an application may be another. It moves by a fact beside the application; the last one counts.

create table year_answer_limit (
    no             bigint generated always as identity primary key,
    application_id uuid        not null references year_application,
    answer_by      date        not null,
    counted_at     timestamptz not null
);

create index year_answer_limit_application on year_answer_limit (application_id, no);

create trigger year_answer_limits_never_change before update or delete on year_answer_limit
    for each row execute function refuse_change();
