package org.crossregion.local.story;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One stay in hospital as the story tells it.
 *
 * @param number in the order of the file, for message ids and hospital numbers
 * @param person who is treated
 * @param hospital where
 * @param admitted Beijing time
 * @param settled Beijing time of bill and discharge
 * @param bill what is billed
 * @param filing how the person is filed for it; empty where no filing is needed
 * @param cancelled Beijing time at which the hospital takes the bill back
 */
record Stay(
        int number,
        Person person,
        Hospital hospital,
        LocalDateTime admitted,
        LocalDateTime settled,
        BillTemplate bill,
        Optional<String> filing,
        Optional<LocalDateTime> cancelled) {

    /** The month's stays, as the story's table lists them. */
    static List<Stay> load(Sample sample) {
        Map<String, BillTemplate> bills = BillTemplate.load();
        List<Stay> stays = new ArrayList<>();
        for (Map<String, String> row : Csv.resource("stays.csv")) {
            stays.add(
                    new Stay(
                            stays.size() + 1,
                            sample.person(row.get("person_no")),
                            sample.hospital(row.get("hospital")),
                            LocalDateTime.parse(row.get("admitted")),
                            LocalDateTime.parse(row.get("settled")),
                            bills.get(row.get("bill")),
                            Optional.of(row.get("filing")).filter(type -> !type.isEmpty()),
                            Optional.of(row.get("cancelled"))
                                    .filter(time -> !time.isEmpty())
                                    .map(LocalDateTime::parse)));
        }
        return stays;
    }
}
