-- Why: what is fixed is a draft. Another person approves it, and it counts, is booked and is told to the regions
-- only when it is published. Who published it, and when, is a fact of its own.

create table quota_publication (
    year             integer     not null,
    insured_region   text        not null,
    treatment_region text        not null,
    scheme           text        not null,
    version          integer     not null,
    published_at     timestamptz not null,
    published_by     text        not null,
    primary key (year, insured_region, treatment_region, scheme, version),
    foreign key (year, insured_region, treatment_region, scheme, version) references quota
);

-- Until now a quota counted from the moment it was fixed.
insert into quota_publication
select year, insured_region, treatment_region, scheme, version, fixed_at, fixed_by
from quota;

-- From here on only what somebody else has approved is published, and not by whoever fixed it.
create function published_once_approved() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from quota_approval
                   where (year, insured_region, treatment_region, scheme, version)
                         = (new.year, new.insured_region, new.treatment_region, new.scheme,
                            new.version)) then
        raise exception 'a quota is published that nobody has approved'
            using errcode = 'check_violation';
    end if;
    if exists (select 1 from quota
               where (year, insured_region, treatment_region, scheme, version)
                     = (new.year, new.insured_region, new.treatment_region, new.scheme, new.version)
                 and fixed_by = new.published_by) then
        raise exception 'a quota is published by whoever fixed it' using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger once_approved before insert on quota_publication
    for each row execute function published_once_approved();

create trigger stays before update or delete on quota_publication
    for each row execute function fund_facts_stay();
