package org.crossregion.local.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How one process of the stack is started, again and again if need be.
 *
 * @param name what it is, such as {@code settlement-service}
 * @param instance counted from 1
 * @param port where it will listen
 * @param words program and arguments
 * @param environment added to the launcher's own
 * @param log where its output goes
 */
record Command(
        String name,
        int instance,
        int port,
        List<String> words,
        Map<String, String> environment,
        Path log) {

    /** The name people see: the instance only where there are several. */
    String title() {
        return instance == 1 ? name : name + " " + instance;
    }
}
