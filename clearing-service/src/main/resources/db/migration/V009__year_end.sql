-- Why: what December leaves over of a year is cleared in a period of its own, the year '2026', which
-- takes the same steps as a month. Only the two places that say which period is meant know the form of
-- its name; origins stay months.

alter table period_exception
    drop constraint period_exception_clearing_period_check,
    add constraint period_exception_clearing_period_check
        check (clearing_period ~ '^[0-9]{4}(-[0-9]{2})?$');

alter table clearing_period
    drop constraint clearing_period_period_check,
    add constraint clearing_period_period_check check (period ~ '^[0-9]{4}(-[0-9]{2})?$');
