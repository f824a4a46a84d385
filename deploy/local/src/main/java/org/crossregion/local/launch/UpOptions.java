package org.crossregion.local.launch;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line of {@code up} asks for.
 *
 * @param story the scenario to run and exit with its result; empty to keep running
 * @param data where databases, broker and keys stay; empty for a directory that is removed
 * @param fresh empty that directory first
 * @param instances how many instances of each service
 * @param portOffset added to every port, so that two stacks can run beside each other
 */
record UpOptions(
        Optional<String> story,
        Optional<Path> data,
        boolean fresh,
        Map<ServiceName, Integer> instances,
        int portOffset) {

    private static final List<String> STORIES = List.of("quarter", "month");

    static final String USAGE =
            """
            Usage: deploy/local/up [options]
              --story                 run the demo story (a quarter and the year's end), print its
                                      table, write the forms, exit 0 only if the audit holds
              --story=month           the short story: one month until its notices are paid
              --data DIR              keep databases, broker and keys in DIR across runs
              --fresh                 empty DIR first
              --instances a=2,b=2     more instances (filing, settlement, clearing, fund), port + 100 each
              --port-offset N         add N to every port
              --help                  print this
            """;

    static UpOptions parse(String... arguments) {
        Optional<String> story = Optional.empty();
        boolean fresh = false;
        Optional<Path> data = Optional.empty();
        int offset = 0;
        Map<ServiceName, Integer> instances = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            instances.put(service, 1);
        }
        Arguments given = new Arguments(arguments);
        while (given.hasNext()) {
            String option = given.next();
            switch (option) {
                case "--story" -> story = Optional.of(story(given.optionalValue()));
                case "--fresh" -> fresh = true;
                case "--data" ->
                        data = Optional.of(Path.of(given.value()).toAbsolutePath().normalize());
                case "--port-offset" -> offset = number(option, given.value(), 0, 40_000);
                case "--instances" -> instances.putAll(instances(given.value()));
                default ->
                        throw new Failure(
                                "Unknown option " + option + ": see deploy/local/up --help.");
            }
        }
        if (fresh && data.isEmpty()) {
            throw new Failure(
                    "--fresh empties the directory of --data DIR: name it, or leave --fresh out.");
        }
        return new UpOptions(story, data, fresh, instances, offset);
    }

    private static String story(Optional<String> name) {
        String known = name.orElse(STORIES.get(0));
        if (!STORIES.contains(known)) {
            throw new Failure("There is no story \"" + known + "\": write quarter or month.");
        }
        return known;
    }

    private static Map<ServiceName, Integer> instances(String text) {
        Map<ServiceName, Integer> instances = new EnumMap<>(ServiceName.class);
        for (String part : text.split(",")) {
            String[] pair = part.split("=", -1);
            if (pair.length != 2) {
                throw new Failure("Write --instances settlement=2,clearing=2, not " + text + ".");
            }
            instances.put(ServiceName.of(pair[0].trim()), number("--instances", pair[1], 1, 9));
        }
        return instances;
    }

    private static int number(String option, String text, int from, int to) {
        try {
            int number = Integer.parseInt(text.trim());
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the range.
        }
        throw new Failure(option + " takes a number from " + from + " to " + to + ".");
    }
}
