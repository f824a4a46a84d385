package org.crossregion.load.clearing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the command line of a benchmark of clearing-service asks for.
 *
 * @param sizes settlements of the months, a month each
 * @param rounds how often each is measured in turn
 * @param warmUp rounds before that, which do not count
 * @param rows of what is sent or exported
 * @param data where the database stays; empty if it is removed at the end
 * @param pause a file to wait for between loading and measuring; empty to go on at once
 * @param jvm the flags of the service
 * @param profile a file for a recording of the service (JFR)
 */
record Setting(
        List<Integer> sizes,
        int rounds,
        int warmUp,
        int rows,
        Optional<Path> data,
        String pause,
        List<String> jvm,
        Optional<Path> profile) {

    private static final String OPTIONS =
            """
              --rounds N        how often each is measured in turn (%d)
              --warm-up N       rounds before that, which do not count (%d)
            %s  --data DIR        keep the database there, or go on with the one that is there;
                                s2, s3 and s6 may share one
              --pause FILE      once loaded, write this file and wait until somebody removes it
              --jvm "FLAGS"     of clearing-service (%s)
              --profile FILE    also record the service with JFR
              --smoke           as short as can be: whether it works
              --help            print this
            """;

    private static final String SIZES =
            "  --sizes N,N,…     settlements of each month (10000,1000000,20000000)\n";

    /** What --help prints. */
    String usage(String name, String rowsAre) {
        return "Usage: deploy/load/"
                + name
                + " [options]\n"
                + OPTIONS.formatted(
                        rounds,
                        warmUp,
                        (sizes.isEmpty() ? "" : SIZES)
                                + (rowsAre.isEmpty()
                                        ? ""
                                        : "  --rows N          %s (%d)\n".formatted(rowsAre, rows)),
                        String.join(" ", jvm));
    }

    /** These, unless the command line says otherwise. */
    Setting with(Setting smoke, String... arguments) {
        Setting now = this;
        List<String> given = new ArrayList<>(List.of(arguments));
        while (!given.isEmpty()) {
            String option = given.remove(0);
            if (option.equals("--smoke")) {
                now = smoke;
                continue;
            }
            if (given.isEmpty()) {
                throw new IllegalArgumentException(option + ": see --help");
            }
            now = now.with(option, given.remove(0));
        }
        return now;
    }

    private Setting with(String option, String value) {
        List<Integer> newSizes =
                option.equals("--sizes")
                        ? Arrays.stream(value.split(",")).map(Integer::valueOf).toList()
                        : sizes;
        return switch (option) {
            case "--sizes",
                    "--rounds",
                    "--warm-up",
                    "--rows",
                    "--data",
                    "--pause",
                    "--jvm",
                    "--profile" ->
                    new Setting(
                            newSizes,
                            option.equals("--rounds") ? Integer.parseInt(value) : rounds,
                            option.equals("--warm-up") ? Integer.parseInt(value) : warmUp,
                            option.equals("--rows") ? Integer.parseInt(value) : rows,
                            option.equals("--data") ? Optional.of(Path.of(value)) : data,
                            option.equals("--pause") ? value : pause,
                            option.equals("--jvm") ? List.of(value.strip().split(" +")) : jvm,
                            option.equals("--profile") ? Optional.of(Path.of(value)) : profile);
            default -> throw new IllegalArgumentException(option + ": see --help");
        };
    }
}
