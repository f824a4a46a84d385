package org.crossregion.local.scenario;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One application for treatment elsewhere, as it is handed in at a counter.
 *
 * @param number in the order of the table
 * @param on the day it is handed in
 * @param person who is to be treated elsewhere
 * @param type of filing
 * @param agency the district counter that takes it in, or how else it comes in
 * @param channel {@code agency}, {@code national}, {@code app} …
 * @param regions where to
 * @param institutions hospitals chosen, where the policy asks for some
 * @param materials what is shown, with the day from which it speaks where that counts
 * @param promise a promise stands for proof
 * @param until last day; empty for as long as policy says
 * @param reason in the applicant's words
 */
public record Filing(
        int number,
        LocalDate on,
        Person person,
        String type,
        String agency,
        String channel,
        List<String> regions,
        List<String> institutions,
        List<Material> materials,
        boolean promise,
        Optional<LocalDate> until,
        String reason) {

    /**
     * One paper.
     *
     * @param since in the table behind an @: {@code residence-permit@2024-05-01}
     */
    public record Material(String kind, Optional<LocalDate> since) {

        static Material of(String written) {
            String[] parts = written.split("@");
            return new Material(
                    parts[0],
                    parts.length > 1 ? Optional.of(LocalDate.parse(parts[1])) : Optional.empty());
        }
    }

    static List<Filing> load(String table, Sample sample) {
        return Csv.resource(table).stream().map(row -> of(row, sample)).toList();
    }

    private static Filing of(Map<String, String> row, Sample sample) {
        return new Filing(
                Integer.parseInt(row.get("no")),
                LocalDate.parse(row.get("on")),
                sample.person(row.get("person_no")),
                row.get("type"),
                row.get("agency"),
                row.get("channel"),
                list(row.get("regions")),
                list(row.get("institutions")),
                list(row.get("materials")).stream().map(Material::of).toList(),
                row.get("promise").equals("yes"),
                Optional.of(row.get("until")).filter(day -> !day.isEmpty()).map(LocalDate::parse),
                row.get("reason"));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(" ")).filter(one -> !one.isEmpty()).toList();
    }
}
