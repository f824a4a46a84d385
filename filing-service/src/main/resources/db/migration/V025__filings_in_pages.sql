-- A page of a list must take as long among twenty million filings as among ten thousand. Whoever
-- asks for one state, or for one agency's, otherwise leafs through all the others in the order of
-- ids to find what is rare.

create index filing_by_state on filing (state, id);
create index filing_by_agency_in_order on filing (agency, id) where agency is not null;
