package org.crossregion.local.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Persons, hospitals and regions of the sample, read from the files that were imported here and
 * those of the other platforms' twin.
 */
public final class Sample {

    private final Map<String, String> regionNames = new HashMap<>();
    private final Map<String, String> poolingRegions = new HashMap<>();
    private final Map<String, Person> persons = new HashMap<>();
    private final Map<String, Hospital> hospitals = new HashMap<>();

    public Sample(Path reference) {
        for (Map<String, String> row : Csv.file(reference.resolve("regions.csv"))) {
            regionNames.put(row.get("code"), row.get("name"));
            poolingRegions.put(row.get("code"), row.get("pooling_region"));
        }
        readPersons(reference.resolve("persons.csv"));
        Path remote = reference.resolve("platform-persons.csv");
        if (Files.exists(remote)) {
            readPersons(remote);
        }
        for (Map<String, String> row : Csv.file(reference.resolve("institutions.csv"))) {
            hospitals.put(
                    row.get("code"),
                    new Hospital(
                            row.get("code"),
                            row.get("name"),
                            row.get("region"),
                            poolingRegions.get(row.get("region"))));
        }
    }

    private void readPersons(Path file) {
        for (Map<String, String> row : Csv.file(file)) {
            String region = row.get("insured_region");
            persons.put(
                    row.get("person_no"),
                    new Person(
                            row.get("person_no"),
                            row.get("certificate_no"),
                            region,
                            poolingRegions.get(region),
                            row.get("scheme")));
        }
    }

    public Person person(String number) {
        return known("person", number, persons);
    }

    public Hospital hospital(String code) {
        return known("hospital", code, hospitals);
    }

    private static <T> T known(String what, String key, Map<String, T> all) {
        T one = all.get(key);
        if (one == null) {
            throw new StoryFailure("the sample has no " + what + " " + key);
        }
        return one;
    }

    /** The printed name of a region. */
    public String name(String region) {
        return regionNames.getOrDefault(region, region);
    }
}
