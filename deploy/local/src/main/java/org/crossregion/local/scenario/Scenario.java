package org.crossregion.local.scenario;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A story as its tables tell it.
 *
 * @param name of the directory of its tables: {@code quarter} or {@code month}
 * @param filings who is filed
 * @param visits who is treated
 * @param plot what the offices do
 */
public record Scenario(
        String name, Sample sample, List<Filing> filings, List<Visit> visits, List<Scene> plot) {

    public static Scenario load(String name, Sample sample) {
        return new Scenario(
                name,
                sample,
                Filing.load(name + "/filings.csv", sample),
                Visit.load(name + "/visits.csv", sample),
                Scene.load(name + "/plot.csv"));
    }

    /** The day it begins. */
    public LocalDate firstDay() {
        return Stream.of(
                        filings.stream().map(Filing::on),
                        visits.stream().map(visit -> visit.begun().toLocalDate()),
                        plot.stream().map(scene -> scene.at().toLocalDate()))
                .flatMap(days -> days)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** The day it ends. */
    public LocalDate lastDay() {
        return Stream.of(
                        visits.stream().map(Visit::settled),
                        visits.stream().flatMap(visit -> visit.turned().stream()),
                        plot.stream().map(Scene::at))
                .flatMap(times -> times)
                .max(LocalDateTime::compareTo)
                .orElseThrow()
                .toLocalDate();
    }

    /** The rows of a list that an employer hands in, by the printed titles of its columns. */
    public List<Map<String, String>> list(String key) {
        return Csv.resource(name + "/" + key + ".csv");
    }

    public Visit visit(int number) {
        return visits.stream()
                .filter(visit -> visit.number() == number)
                .findFirst()
                .orElseThrow(() -> new StoryFailure("there is no visit " + number));
    }
}
