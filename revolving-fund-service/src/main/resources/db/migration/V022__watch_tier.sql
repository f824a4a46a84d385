-- Why: a region may have two policies that watch it as a whole, one for all its pairs and one for those beyond the
-- province. Each watches its own sum: which of the pairs it sums up is part of whose use it is.

alter table watch add column tier text not null default 'all'
    check (tier in ('all', 'province', 'national'));
alter table alert add column tier text not null default 'all'
    check (tier in ('all', 'province', 'national'));

-- Of an insured region as a whole the other code said it: a province's was that of its own province.
update watch set tier = 'province' where scope = 'insured' and treatment_region <> '100000';

alter table watch drop constraint watch_pkey;
alter table watch
    alter column tier drop default,
    add primary key (year, scope, tier, insured_region, treatment_region, scheme);
alter table alert alter column tier drop default;
