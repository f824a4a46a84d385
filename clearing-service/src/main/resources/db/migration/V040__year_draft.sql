-- Why: the draft of a year says by itself whose item was left over and for how much, so that its page
-- sums it up and turns its pages without reading a detail; and it shows what the fund holds before the
-- fund closes its year, as the fund states when the draft is collected.

-- Lines that were collected before have none of it; collecting again adds no second line.
alter table year_item
    add column insured_region   text collate "C",
    add column treatment_region text collate "C",
    -- What it clears less what was deducted, as it was collected; a mirror's is negative.
    add column amount_fen       bigint,
    add constraint a_line_has_all_or_nothing
        check ((insured_region is null) = (treatment_region is null)
               and (insured_region is null) = (amount_fen is null));

-- How the fund stands in a year it has not closed; told anew with each collection, the last counts.
create table fund_year_draft (
    no          bigint generated always as identity primary key,
    authority   text collate "C" not null,
    tier        text not null check (tier in ('province', 'national')),
    year        text collate "C" not null check (year ~ '^[0-9]{4}$'),
    stated_at   timestamptz not null,
    received_at timestamptz not null
);

create index fund_year_draft_year on fund_year_draft (authority, tier, year, no);

create table fund_year_draft_region (
    draft         bigint not null references fund_year_draft,
    region        text collate "C" not null,
    scheme        text not null check (scheme in ('employee', 'resident')),
    quota_fen     bigint not null check (quota_fen >= 0),
    emergency_fen bigint not null check (emergency_fen >= 0),
    paid_in_fen   bigint not null,
    balance_fen   bigint not null,
    primary key (draft, region, scheme)
);

create trigger fund_year_drafts_never_change before update or delete on fund_year_draft
    for each row execute function refuse_change();
create trigger fund_year_draft_regions_never_change before update or delete on fund_year_draft_region
    for each row execute function refuse_change();

-- Whom an answer is due from, by the day it is due.
create index year_application_answer_by on year_application (answer_by, id);
