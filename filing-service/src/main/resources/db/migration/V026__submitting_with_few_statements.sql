-- An application is taken in with few statements and few rows locked, so that hundreds a second
-- are. All numbers of one human being are asked for in many places: they are found by one function.
--
-- The competent agency of a filing was a foreign key, for which every submission locked the agency's
-- row: hundreds a second share one row, each lock is written, and the list of who shares it grows.
-- Agencies are never removed, only ended: that is what the trigger says instead.

create function person_numbers(asked text) returns text[]
    language plpgsql stable parallel safe as $$
declare
    staying text;
begin
    select coalesce(p.merged_into, p.person_no) into staying
    from person p
    where p.person_no = asked;
    return array(
        select asked
        union
        select staying where staying is not null
        union
        select p.person_no from person p where p.merged_into = staying
        order by 1);
end $$;

comment on function person_numbers(text) is 'All numbers of the human being who has this one, in their order';

create function agency_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or new.code <> old.code then
        raise exception 'an agency is never removed' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger agency_stays before update or delete on agency
    for each row execute function agency_stays();

alter table filing drop constraint filing_agency_fkey;
