package org.crossregion.local.conformance;

import java.io.PrintStream;
import java.util.Set;
import java.util.TreeSet;

/** What was checked, one printed line each: passed, failed or skipped, with the reason. */
final class Verdicts {

    private final PrintStream out;
    private final Set<String> wanted;
    private final Set<String> covered = new TreeSet<>();
    private int passed;
    private int failed;
    private int skipped;

    /** What is wanted is shown, and all that fails; everything is wanted if nothing is named. */
    Verdicts(PrintStream out, Set<String> wanted) {
        this.out = out;
        this.wanted = Set.copyOf(wanted);
    }

    boolean wants(String infno) {
        return wanted.isEmpty() || wanted.contains(infno);
    }

    /** Whether a part of the run with these transactions has anything to show. */
    boolean wantsAny(Set<String> infnos) {
        return wanted.isEmpty() || infnos.stream().anyMatch(wanted::contains);
    }

    /** One check; says why if it does not hold. */
    boolean check(String infno, String name, boolean holds, String why) {
        covered.add(infno);
        if (!holds) {
            failed++;
            line("FAIL", infno, name, why);
        } else if (wants(infno)) {
            passed++;
            line("PASS", infno, name, "");
        }
        return holds;
    }

    void skip(String infno, String name, String why) {
        if (wants(infno)) {
            skipped++;
            line("SKIP", infno, name, why);
        }
    }

    boolean isCovered(String infno) {
        return covered.contains(infno);
    }

    boolean holds() {
        return failed == 0;
    }

    void note(String text) {
        out.println(text);
    }

    void sum(int messages) {
        out.printf(
                "%d passed, %d failed, %d skipped; %d messages sent%n",
                passed, failed, skipped, messages);
    }

    private void line(String verdict, String infno, String name, String why) {
        String reason = why.isEmpty() ? "" : ": " + why.replaceAll("\\s+", " ");
        out.printf("%s %-5s %s%s%n", verdict, infno, name, reason);
    }
}
