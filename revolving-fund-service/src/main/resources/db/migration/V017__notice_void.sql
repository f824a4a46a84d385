-- Why: a notice on which nothing is paid may give way to another with the same amounts: an account was wrong,
-- or a name. The old number stays, and both name each other.

create table notice_void (
    number      text        not null primary key references notice,
    replaced_by text        not null unique references notice,
    reason      text        not null check (reason <> ''),
    voided_at   timestamptz not null,
    voided_by   text        not null,
    check (replaced_by <> number)
);

create function void_of_the_unpaid() returns trigger language plpgsql as $$
begin
    if exists (select 1 from notice_transfer where number = new.number) then
        raise exception 'something has been paid on %', new.number
            using errcode = 'check_violation';
    end if;
    if exists (select 1 from notice where number = new.number and issued_by = new.voided_by) then
        raise exception '% is voided by whoever issued it', new.number
            using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger of_the_unpaid before insert on notice_void
    for each row execute function void_of_the_unpaid();

create trigger stays before update or delete on notice_void
    for each row execute function fund_facts_stay();

-- The notice that stands in a number's place now: itself, unless it was voided.
create function notice_now(asked text) returns text language sql stable as $$
with recursive chain as (
    select asked as number, 0 as step
    union all
    select v.replaced_by, c.step + 1
    from chain c
             join notice_void v on v.number = c.number
)
select number from chain order by step desc limit 1
$$;
