-- Why: some items are in scope only for certain uses (限定支付范围): a line of such an item counts when
-- the hospital says it has approved the use, and is paid in full by the person when it does not. What
-- else the catalogue says of an item goes back to the hospital with every line, and each line keeps
-- what it was classed by.

-- Letters of what else the catalogue says: E essential, N negotiated, C children's drug, S special.
alter table catalogue_item
    add column restricted text not null default '',
    add column marks      text not null default '' check (marks ~ '^E?N?C?S?$');

alter table fee_line
    add column approval     text not null default '' check (approval in ('', '0', '1', '2')),
    add column disease_code text not null default '',
    add column restricted   text not null default '',
    add column marks        text not null default '' check (marks ~ '^E?N?C?S?$'),
    -- A restricted item without approval has nothing in scope; a refund goes with its original.
    add check (restricted = '' or approval = '1' or refund_of is not null
        or (over_limit_fen = 0 and prior_self_pay_fen = 0 and in_scope_fen = 0));
