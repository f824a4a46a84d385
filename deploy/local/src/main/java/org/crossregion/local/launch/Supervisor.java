package org.crossregion.local.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps every process of the stack running until told to stop. Who dies is started again within
 * seconds; who dies again and again is named, with its log.
 */
final class Supervisor {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final List<StackProcess> processes = new ArrayList<>();
    private final Runnable changed;
    private final Console console;
    private final Thread watch = new Thread(this::watch, "supervisor");
    private boolean stopping;
    private String loop;

    /**
     * @param changed called after each start, so that the stack's file can be written anew
     */
    Supervisor(Console console, Runnable changed) {
        this.console = console;
        this.changed = changed;
        watch.setDaemon(true);
    }

    void begin() {
        watch.start();
    }

    /** Starts a process and keeps it running from then on. */
    void run(Command command) {
        synchronized (this) {
            if (stopping) {
                return;
            }
            StackProcess process = new StackProcess(command);
            process.start();
            processes.add(process);
        }
        changed.run();
    }

    synchronized List<StackFile.Entry> entries() {
        return processes.stream().map(StackProcess::entry).toList();
    }

    /** Fails if some process cannot stay alive. */
    synchronized void mustNotLoop() {
        if (loop != null) {
            throw new Failure(loop);
        }
    }

    private void watch() {
        while (true) {
            boolean started = false;
            synchronized (this) {
                if (stopping) {
                    return;
                }
                for (StackProcess process : processes) {
                    started |= look(process);
                }
            }
            if (started) {
                changed.run();
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** True if the process was started again. */
    private boolean look(StackProcess process) {
        if (process.isAlive()) {
            return false;
        }
        long now = System.nanoTime();
        String title = process.command().title();
        if (process.noteDeath(now)) {
            console.line("%s ended (%d), starting it again", title, process.exitCode());
            if (process.hasBegunToLoop()) {
                loop =
                        title
                                + " keeps dying: read "
                                + process.command().log()
                                + ", stop the stack and start it again with --fresh.";
                console.line(loop);
            }
            return false;
        }
        if (process.isDueForRestart(now)) {
            process.start();
            return true;
        }
        return false;
    }

    /** Stops everything, the last started first: services before the broker and the database. */
    void stop() {
        List<StackProcess> services;
        List<StackProcess> foundations;
        synchronized (this) {
            stopping = true;
            services = processes.stream().filter(Supervisor::isService).toList();
            foundations = processes.stream().filter(process -> !isService(process)).toList();
        }
        services.forEach(StackProcess::askToStop);
        services.forEach(process -> process.stop(PATIENCE));
        foundations.forEach(StackProcess::askToStop);
        foundations.forEach(process -> process.stop(PATIENCE));
    }

    private static boolean isService(StackProcess process) {
        String name = process.command().name();
        return name.endsWith("-service") || name.equals(Settings.PLATFORM);
    }
}
