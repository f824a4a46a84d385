-- A filing may bar direct settlement at home while it holds (S0: a stay at home only after
-- cancelling; a missed promise). What was told before this leaves home care as it is.

alter table filing
    add column home_care text not null default 'open'
        check (home_care in ('open', 'no-inpatient', 'closed'));
