package org.crossregion.local.audit;

import org.crossregion.local.launch.Arguments;
import org.crossregion.local.launch.Failure;
import org.crossregion.local.launch.Layout;

/** {@code deploy/local/audit [--settled]}: exits 1 at the first difference, naming it. */
public final class AuditMain {

    private static final String USAGE =
            """
            Usage: deploy/local/audit [--settled] [--port-offset N]
              --settled   first wait until no event is on its way: outbox 0, lag 0, parked 0
            """;

    private AuditMain() {}

    public static void main(String[] words) {
        try {
            boolean settled = false;
            int offset = 0;
            Arguments arguments = new Arguments(words);
            while (arguments.hasNext()) {
                String option = arguments.next();
                switch (option) {
                    case "--settled" -> settled = true;
                    case "--port-offset" -> offset = arguments.number();
                    case "--help" -> {
                        System.out.print(USAGE);
                        return;
                    }
                    default ->
                            throw new Failure(
                                    "Unknown option "
                                            + option
                                            + ": see deploy/local/audit --help.");
                }
            }
            Audit.Result result = Audit.of(Layout.of(offset), settled);
            System.out.println(result.text());
            System.exit(result.holds() ? 0 : 1);
        } catch (RuntimeException e) {
            System.err.println(
                    e instanceof Failure
                            ? e.getMessage()
                            : "The audit could not be made: " + e.getMessage());
            System.exit(1);
        }
    }
}
