package org.crossregion.local.scenario;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an office does at a moment of the story.
 *
 * @param number its line in the plot, for keys
 * @param at Beijing time
 * @param act what is done; the acts are listed in the plot's README
 * @param circle whose clearing it concerns, if any
 * @param period a month or a year
 * @param about further particulars by name
 * @param note what the story prints
 */
public record Scene(
        int number,
        LocalDateTime at,
        String act,
        Optional<Circle> circle,
        String period,
        Map<String, String> about,
        String note) {

    static List<Scene> load(String table) {
        List<Scene> scenes = new ArrayList<>();
        for (Map<String, String> row : Csv.resource(table)) {
            scenes.add(
                    new Scene(
                            scenes.size() + 1,
                            LocalDateTime.parse(row.get("at")),
                            row.get("act"),
                            Optional.of(row.get("authority"))
                                    .filter(authority -> !authority.isEmpty())
                                    .map(authority -> new Circle(authority, row.get("tier"))),
                            row.get("period"),
                            about(row.get("about")),
                            row.get("note")));
        }
        return scenes;
    }

    private static Map<String, String> about(String text) {
        Map<String, String> about = new LinkedHashMap<>();
        for (String one : text.split(";")) {
            if (!one.isBlank()) {
                String[] pair = one.strip().split("=", 2);
                about.put(pair[0], pair.length == 1 ? "" : pair[1]);
            }
        }
        return about;
    }

    /** The circle, which this act needs. */
    public Circle needCircle() {
        return circle.orElseThrow(() -> new StoryFailure(this + " names no circle"));
    }

    /** A particular that this act needs. */
    public String need(String name) {
        String value = about.get(name);
        if (value == null) {
            throw new StoryFailure(this + " says nothing of " + name);
        }
        return value;
    }

    public String get(String name, String otherwise) {
        return about.getOrDefault(name, otherwise);
    }

    @Override
    public String toString() {
        return "%s of %s at %s".formatted(act, period, at);
    }
}
