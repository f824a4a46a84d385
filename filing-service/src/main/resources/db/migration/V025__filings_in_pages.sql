-- A page of a list must take as long among twenty million filings as among ten thousand. Whoever
-- asks for one state, or for one agency's, otherwise leafs through all the others in the order of
-- ids to find what is rare.
--
-- What keeps two open filings from overlapping is the same rule as before. It tells persons apart by
-- two hashes of their numbers, 128 bits: the numbers begin alike, and a GIST tree over texts that
-- begin alike is eight times as dear to add to. A person's places are found by a B-tree.

create index filing_by_state on filing (state, id);
create index filing_by_agency_in_order on filing (agency, id) where agency is not null;

create index filing_place_by_person on filing_place (person_no) where open;

alter table filing_place
    drop constraint filing_place_overlap,
    add constraint filing_place_overlap
        exclude using gist (hashtextextended(person_no, 0) with =,
            hashtextextended(person_no, 1) with =, region with =, held with &&) where (open);
