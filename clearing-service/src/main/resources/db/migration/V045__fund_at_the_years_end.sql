-- Why: form 16 shows the revolving fund as it was when 31 December was over, and beside it what has been
-- drawn and given back since for the year's own notices; the fund's money of the next year, which moves
-- before the year is closed, is not in it. Rows that were told before have none of it: what they call
-- the balance was all that was known.

alter table fund_year_region
    add column held_fen              bigint,
    add column drawn_later_fen       bigint,
    add column replenished_later_fen bigint,
    add constraint held_leads_to_balance
        check (num_nulls(held_fen, drawn_later_fen, replenished_later_fen) in (0, 3)
               and (held_fen is null
                    or balance_fen = held_fen - drawn_later_fen + replenished_later_fen));

alter table fund_year_draft_region
    add column held_fen              bigint,
    add column drawn_later_fen       bigint,
    add column replenished_later_fen bigint,
    add constraint held_leads_to_balance
        check (num_nulls(held_fen, drawn_later_fen, replenished_later_fen) in (0, 3)
               and (held_fen is null
                    or balance_fen = held_fen - drawn_later_fen + replenished_later_fen));

alter table year_book_fund
    add column held_fen              bigint,
    add column drawn_later_fen       bigint,
    add column replenished_later_fen bigint,
    add constraint held_leads_to_balance
        check (num_nulls(held_fen, drawn_later_fen, replenished_later_fen) in (0, 3)
               and (held_fen is null
                    or balance_fen = held_fen - drawn_later_fen + replenished_later_fen));
