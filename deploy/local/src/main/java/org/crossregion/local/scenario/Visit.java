package org.crossregion.local.scenario;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One stay or one visit to a clinic, as the story tells it.
 *
 * @param number names it in the plot, in message ids and hospital numbers
 * @param person who is treated
 * @param hospital where
 * @param care what kind
 * @param begun Beijing time of admission or registration
 * @param settled Beijing time of the bill
 * @param bill what is billed
 * @param turn what does not go straight
 * @param turned Beijing time of that; empty where it happens with the bill
 */
public record Visit(
        int number,
        Person person,
        Hospital hospital,
        Care care,
        LocalDateTime begun,
        LocalDateTime settled,
        BillTemplate bill,
        Turn turn,
        Optional<LocalDateTime> turned) {

    static List<Visit> load(String table, Sample sample) {
        Map<String, BillTemplate> bills = BillTemplate.load();
        List<Visit> visits = new ArrayList<>();
        for (Map<String, String> row : Csv.resource(table)) {
            visits.add(
                    new Visit(
                            Integer.parseInt(row.get("no")),
                            sample.person(row.get("person_no")),
                            sample.hospital(row.get("hospital")),
                            Care.of(row.get("care")),
                            LocalDateTime.parse(row.get("begun")),
                            LocalDateTime.parse(row.get("settled")),
                            bills.get(row.get("bill")),
                            Turn.of(row.get("turn")),
                            Optional.of(row.get("turned"))
                                    .filter(time -> !time.isEmpty())
                                    .map(LocalDateTime::parse)));
        }
        return visits;
    }
}
