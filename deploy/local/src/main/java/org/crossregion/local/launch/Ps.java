package org.crossregion.local.launch;

import java.nio.file.Path;

/** {@code deploy/local/ps}: name, instance, pid and port of every process of the running stack. */
public final class Ps {

    private Ps() {}

    public static void main(String[] words) {
        try {
            int offset = 0;
            Arguments arguments = new Arguments(words);
            while (arguments.hasNext()) {
                String option = arguments.next();
                switch (option) {
                    case "--port-offset" -> offset = arguments.number();
                    case "--help" -> {
                        System.out.println("Usage: deploy/local/ps [--port-offset N]");
                        return;
                    }
                    default ->
                            throw new Failure(
                                    "Unknown option " + option + ": see deploy/local/ps --help.");
                }
            }
            print(StackFile.running(Layout.of(offset)));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void print(StackFile stack) {
        System.out.printf("%-24s %8s %8s %6s%n", "NAME", "INSTANCE", "PID", "PORT");
        for (StackFile.Entry entry : stack.processes()) {
            System.out.printf(
                    "%-24s %8d %8d %6d%n",
                    entry.name(), entry.instance(), pid(stack, entry), entry.port());
        }
    }

    /** For the database the server itself, not the process that keeps it. */
    private static long pid(StackFile stack, StackFile.Entry entry) {
        long keeper = entry.process().pid();
        return entry.name().equals("postgres")
                ? Leftovers.serverOf(Path.of(stack.data()).resolve("postgres"))
                        .map(ProcessHandle::pid)
                        .orElse(keeper)
                : keeper;
    }
}
