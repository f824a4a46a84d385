package org.crossregion.local.launch;

import org.crossregion.embedded.BrokerMain;
import org.crossregion.embedded.LocalPostgres;
import org.crossregion.embedded.PostgresMain;
import org.crossregion.local.platform.PlatformMain;

import java.io.File;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command line and the environment of every process of the stack. */
final class Settings {

    /** The twin's name and its database's. */
    static final String PLATFORM = "platform";

    private final Layout layout;
    private final DataDirectory data;
    private final DevelopmentKeys keys;

    Settings(Layout layout, DataDirectory data, DevelopmentKeys keys) {
        this.layout = layout;
        this.data = data;
        this.keys = keys;
    }

    Command postgres() {
        List<String> words = java("-Xmx192m");
        words.addAll(List.of("-cp", classPath()));
        words.add(PostgresMain.class.getName());
        words.add(data.postgres().toString());
        words.add(Integer.toString(layout.postgresPort()));
        words.addAll(databases());
        return new Command(
                "postgres", 1, layout.postgresPort(), words, Map.of(), log("postgres", 1));
    }

    Command broker() {
        List<String> words = java("-Xmx384m");
        words.addAll(List.of("-cp", classPath()));
        words.add(BrokerMain.class.getName());
        words.add(data.broker().toString());
        words.add(Integer.toString(layout.brokerPort()));
        words.add(Integer.toString(layout.controllerPort()));
        return new Command("kafka", 1, layout.brokerPort(), words, Map.of(), log("kafka", 1));
    }

    /** The twin of the platforms of regions that are not hosted here. */
    Command platform() {
        List<String> words = java("-Xmx128m");
        words.addAll(List.of("-cp", classPath()));
        words.add(PlatformMain.class.getName());
        words.add(Integer.toString(layout.platformPort()));
        words.add(jdbcUrl(PLATFORM));
        words.add(LocalPostgres.USER);
        words.add(LocalPostgres.PASSWORD);
        words.add(layout.reference().toString());
        return new Command(PLATFORM, 1, layout.platformPort(), words, Map.of(), log(PLATFORM, 1));
    }

    private static List<String> databases() {
        List<String> names = new ArrayList<>();
        Arrays.stream(ServiceName.values()).map(ServiceName::database).forEach(names::add);
        names.add(PLATFORM);
        return names;
    }

    Command service(ServiceName service, int instance) {
        int port = service.port(instance, layout.portOffset());
        List<String> words = java("-Xmx256m");
        words.add("-Dquarkus.profile=local");
        words.add("-jar");
        words.add(layout.runnable(service).toString());
        Map<String, String> environment = new LinkedHashMap<>(keys.environment());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl(service.database()));
        environment.put("QUARKUS_DATASOURCE_USERNAME", LocalPostgres.USER);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", LocalPostgres.PASSWORD);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + layout.brokerPort());
        for (ServiceName other : ServiceName.values()) {
            environment.put(
                    "CROSSREGION_" + other.name() + "_URL",
                    "http://127.0.0.1:" + other.port(1, layout.portOffset()));
        }
        environment.put("CROSSREGION_PLATFORM_URL", layout.platformUrl(""));
        environment.put("CROSSREGION_FILING_DOCUMENTS", data.documents().toString());
        environment.put("CROSSREGION_CLEARING_EVIDENCE", data.evidence().toString());
        environment.put("CROSSREGION_CLEARING_EXPORTS", data.exports().toString());
        return new Command(
                service.module(),
                instance,
                port,
                words,
                environment,
                log(service.module(), instance));
    }

    /** Whether the server answers and has a database for every service and the twin. */
    boolean databasesExist() {
        if (!Ports.answers(layout.postgresPort())) {
            return false;
        }
        try (var connection =
                        DriverManager.getConnection(
                                jdbcUrl(LocalPostgres.USER),
                                LocalPostgres.USER,
                                LocalPostgres.PASSWORD);
                var count =
                        connection.prepareStatement(
                                "select count(*) from pg_database where datname = any (?)")) {
            String[] names = databases().toArray(String[]::new);
            count.setArray(1, connection.createArrayOf("text", names));
            var found = count.executeQuery();
            return found.next() && found.getInt(1) == names.length;
        } catch (SQLException e) {
            return false;
        }
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + layout.postgresPort() + "/" + database;
    }

    /** Quick to start, small, and gone when the launcher is gone. */
    private List<String> java(String heap) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-javaagent:" + layout.agent());
        words.add("-XX:+UseSerialGC");
        words.add("-XX:TieredStopAtLevel=1");
        words.add(heap);
        words.add("-Dfile.encoding=UTF-8");
        words.add("-Duser.timezone=UTC");
        return words;
    }

    private String classPath() {
        return String.join(File.pathSeparator, layout.classPath());
    }

    private Path log(String name, int instance) {
        return layout.logs()
                .resolve(instance == 1 ? name + ".log" : name + "-" + instance + ".log");
    }
}
