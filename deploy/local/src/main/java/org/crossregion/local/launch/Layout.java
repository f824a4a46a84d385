package org.crossregion.local.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where things lie: the checkout, its built jars, and the files that describe a running stack.
 *
 * @param root the checkout
 * @param portOffset added to every port; stacks with different offsets do not know each other
 */
public record Layout(Path root, int portOffset) {

    private static final int POSTGRES_PORT = 15432;
    private static final int BROKER_PORT = 19092;
    private static final int PLATFORM_PORT = 8090;

    /** The checkout that {@code deploy/local/up} lies in, told by the script. */
    public static Layout of(int portOffset) {
        String root = System.getProperty("crossregion.root");
        if (root == null) {
            throw new Failure("Start this with the scripts in deploy/local, which find the jars.");
        }
        return new Layout(Path.of(root).toAbsolutePath().normalize(), portOffset);
    }

    public int postgresPort() {
        return POSTGRES_PORT + portOffset;
    }

    public int brokerPort() {
        return BROKER_PORT + portOffset;
    }

    public int controllerPort() {
        return BROKER_PORT + 1 + portOffset;
    }

    /** Where the twin of the other platforms answers. */
    public int platformPort() {
        return PLATFORM_PORT + portOffset;
    }

    /** The address of something the twin of the other platforms serves. */
    public String platformUrl(String path) {
        return "http://127.0.0.1:" + platformPort() + path;
    }

    public Path target() {
        return root.resolve("deploy/local/target");
    }

    /** The address of something a service's first instance serves. */
    public String url(ServiceName service, String path) {
        return "http://127.0.0.1:" + service.port(1, portOffset) + path;
    }

    /** What the launcher itself writes: the state of the stack and the logs of its processes. */
    public Path run() {
        return target().resolve(portOffset == 0 ? "run" : "run-" + portOffset);
    }

    public Path logs() {
        return run().resolve("logs");
    }

    public Path stackFile() {
        return run().resolve("stack.json");
    }

    public Path story() {
        return target().resolve(portOffset == 0 ? "story" : "story-" + portOffset);
    }

    Path agent() {
        return built(target().resolve("local.jar"));
    }

    /** The launcher's own libraries, on which database and broker run too. */
    List<String> classPath() {
        return List.of(agent().toString(), target().resolve("lib").toString() + "/*");
    }

    Path runnable(ServiceName service) {
        return built(root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar"));
    }

    /** Reference files that an administrator imports. */
    public Path reference() {
        return root.resolve("deploy/local/src/main/reference");
    }

    private static Path built(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new Failure(
                    jar + " is missing: run deploy/local/up again, it builds what is missing.");
        }
        return jar;
    }
}
