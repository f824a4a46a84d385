package org.crossregion.local.launch;

import org.crossregion.local.audit.Audit;
import org.crossregion.local.story.Story;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** {@code deploy/local/up}: starts the stack, loads the reference data and keeps it running. */
public final class Up {

    private Up() {}

    public static void main(String[] words) {
        if (Arrays.asList(words).contains("--help")) {
            System.out.print(UpOptions.USAGE);
            return;
        }
        Console console = new Console(System.out);
        int code = 1;
        try {
            code = run(UpOptions.parse(words), console);
        } catch (Failure e) {
            System.err.println(e.getMessage());
        } catch (RuntimeException e) {
            System.err.println(
                    "The local stack failed: "
                            + e.getMessage()
                            + " (logs in deploy/local/target/run/logs)");
        }
        System.exit(code);
    }

    private static int run(UpOptions options, Console console) {
        Layout layout = Layout.of(options.portOffset());
        Leftovers.clear(layout, console);
        LocalStack.mustFindPortsFree(layout, options);
        LocalStack stack = new LocalStack(layout, options, console);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop the stack"));
        try (stack) {
            stack.start();
            ReferenceData.load(layout, stack.data(), console);
            Audit.awaitQuiet(layout);
            console.line("every service knows it");
            stack.markReady();
            if (options.story().isPresent()) {
                String name = options.story().get();
                return Story.tell(name, layout, stack.keys(), stack::mustNotLoop, console) ? 0 : 1;
            }
            console.print(addresses(layout));
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static String addresses(Layout layout) {
        StringBuilder text = new StringBuilder("\nThe local stack is ready.\n");
        for (ServiceName service : ServiceName.values()) {
            text.append(
                    "  %-23s http://127.0.0.1:%d  OpenAPI /q/openapi%n"
                            .formatted(service.module(), service.port(1, layout.portOffset())));
        }
        text.append(
                "  HIS gateway             http://127.0.0.1:%d/his%n"
                        .formatted(ServiceName.SETTLEMENT.port(1, layout.portOffset())));
        text.append(
                "  other platforms' twin   http://127.0.0.1:%d%n".formatted(layout.platformPort()));
        text.append(
                "  PostgreSQL              127.0.0.1:%d (user postgres)%n"
                        .formatted(layout.postgresPort()));
        text.append("  Kafka                   127.0.0.1:%d%n".formatted(layout.brokerPort()));
        text.append(
                "A token: deploy/local/token --role administrator%s. Stop with Ctrl-C."
                        .formatted(
                                layout.portOffset() == 0
                                        ? ""
                                        : " --port-offset " + layout.portOffset()));
        return text.toString();
    }
}
