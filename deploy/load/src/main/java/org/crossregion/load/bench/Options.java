package org.crossregion.load.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param rounds how often A, B and C are measured in turn
 * @param seconds how long each is measured
 * @param warmUp how many seconds settlement-service works before the first round
 * @param connections of the client, and of the loop
 * @param atHalf seconds at half of the peak
 * @param batch how many stays are made at once
 * @param most more than any of the three settles in a second on a machine like ours
 * @param hot how many persons all requests are about; 0 for one person each
 * @param alone whether the service stands still while A and B run
 * @param jvm the flags of the services that are compared
 * @param pause a file to wait for between warm-up and measuring; empty to go on at once
 * @param profile a file for a recording of settlement-service; empty for none
 */
record Options(
        int rounds,
        int seconds,
        int warmUp,
        int connections,
        int atHalf,
        int batch,
        int most,
        int hot,
        boolean alone,
        List<String> jvm,
        String pause,
        String profile) {

    static final String USAGE =
            """
            Usage: deploy/load/s1 [options]
              --rounds N        rounds of A, B and C (3)
              --seconds N       seconds of each (6)
              --warm-up N       seconds of work before the first round; a sixth for A and B (120)
              --connections N   of the client and of the loop (32)
              --half N          seconds at half of the peak (15)
              --hot N           all requests are about N persons (one person each)
              --alone           the service stands still while A and B run: no relay, no sealing
              --jvm "FLAGS"     of the services that are compared (-XX:+UseSerialGC -Xmx256m)
              --pause FILE      once warm, write this file and wait until somebody removes it
              --profile FILE    instead of measuring, record settlement-service under load (JFR)
              --smoke           as short as can be: whether it works
              --help            print this
            """;

    static Options parse(String... arguments) {
        int rounds = 3;
        int seconds = 6;
        int warmUp = 120;
        int connections = 32;
        int atHalf = 15;
        int batch = 10_000;
        int most = 2_500;
        int hot = 0;
        boolean alone = false;
        List<String> jvm = List.of("-XX:+UseSerialGC", "-Xmx256m");
        String pause = "";
        String profile = "";
        List<String> given = new ArrayList<>(List.of(arguments));
        while (!given.isEmpty()) {
            String option = given.remove(0);
            if (option.equals("--smoke")) {
                rounds = 1;
                seconds = 1;
                warmUp = 0;
                connections = 4;
                atHalf = 1;
                batch = 1_000;
                most = 900;
                jvm = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");
                continue;
            }
            if (option.equals("--alone")) {
                alone = true;
                continue;
            }
            if (given.isEmpty()) {
                throw new IllegalArgumentException(option + ": see deploy/load/s1 --help");
            }
            String value = given.remove(0);
            switch (option) {
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--warm-up" -> warmUp = Integer.parseInt(value);
                case "--connections" -> connections = Integer.parseInt(value);
                case "--half" -> atHalf = Integer.parseInt(value);
                case "--hot" -> hot = Integer.parseInt(value);
                case "--jvm" -> jvm = List.of(value.strip().split(" +"));
                case "--pause" -> pause = value;
                case "--profile" -> profile = value;
                default ->
                        throw new IllegalArgumentException(option + ": see deploy/load/s1 --help");
            }
        }
        return new Options(
                rounds,
                seconds,
                warmUp,
                connections,
                atHalf,
                batch,
                most,
                hot,
                alone,
                jvm,
                pause,
                profile);
    }
}
