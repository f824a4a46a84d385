-- Why: some persons are reviewed every year and prepay next year's large-amount premium; whoever
-- misses it is suspended until it is made up for (S4 第十三条). A review is a fact.

create table yearly_review (
    person_no      text not null references person (person_no),
    insured_region text not null check (insured_region ~ '^[0-9]{6}$'),
    year           integer not null check (year between 2000 and 2100),
    reviewed_on    date not null,
    -- Made up for after its last day.
    late           boolean not null,
    premium_fen    bigint not null check (premium_fen >= 0),
    receipt        text not null check (premium_fen = 0 or receipt <> ''),
    reason         text not null,
    author         text not null check (author <> ''),
    recorded_at    timestamptz not null,
    primary key (person_no, insured_region, year)
);
create index yearly_review_by_region on yearly_review (insured_region, year, person_no);

create function yearly_review_is_a_fact() returns trigger language plpgsql as $$
begin
    raise exception 'a yearly review is never changed' using errcode = 'check_violation';
end $$;
create trigger yearly_review_is_a_fact before update or delete on yearly_review
    for each row execute function yearly_review_is_a_fact();
