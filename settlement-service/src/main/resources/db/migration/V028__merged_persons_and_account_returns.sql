-- Why: filing-service tells that two numbers are one human being (what is filed under either counts
-- for both), and that money of an account that was stopped while filed has been returned (S0 三): it
-- leaves the account here, by an entry of its own that no bill made, and never enters clearing.

alter table person add column merged_into text check (merged_into <> person_no);
create index person_merged on person (merged_into) where merged_into is not null;

alter table account_entry
    -- The item of the return list; each leaves the account once, however often it is told.
    add column return_item text unique,
    add constraint account_entry_one_cause check (settlement_id is null or return_item is null),
    add constraint account_entry_return check (return_item is null or amount_fen < 0);
