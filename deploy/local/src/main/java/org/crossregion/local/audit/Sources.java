package org.crossregion.local.audit;

import org.crossregion.local.client.Answer;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.launch.StackFile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The services of the running stack as an auditor of the nation sees them. */
final class Sources {

    private final Layout layout;
    private final StackFile stack;
    private final Http http = new Http(Duration.ofSeconds(30));
    private final String token;

    Sources(Layout layout, StackFile stack, Tokens tokens) {
        this.layout = layout;
        this.stack = stack;
        this.token = tokens.of("auditor", "audit", "100000");
    }

    Answer get(ServiceName service, String path) {
        return http.get(layout.url(service, path), token);
    }

    /** What the twin of the other platforms answers; it asks nobody who they are. */
    Answer platform(String path) {
        return http.get(layout.platformUrl(path), "");
    }

    /**
     * What every instance of every service says about itself.
     *
     * @param chain whether the audit trails are read and verified, row by row
     */
    List<ServiceState> states(boolean chain) {
        List<ServiceState> states = new ArrayList<>();
        for (StackFile.Entry entry : stack.processes()) {
            if (entry.name().endsWith("-service")) {
                String title =
                        entry.instance() == 1
                                ? entry.name()
                                : entry.name() + " " + entry.instance();
                Answer answer =
                        http.get(
                                "http://127.0.0.1:"
                                        + entry.port()
                                        + "/internal/audit/state?chain="
                                        + chain,
                                token);
                states.add(ServiceState.of(title, answer.mustSucceed().json()));
            }
        }
        return states;
    }
}
