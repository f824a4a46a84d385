package org.crossregion.local.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who listens where on this machine. */
final class Ports {

    private Ports() {}

    /** Refuses a port that somebody else has, by name where the system tells it. */
    static void mustBeFree(int port, String forWhat, Layout layout) {
        if (isFree(port)) {
            return;
        }
        String owner =
                owner(port)
                        .map(process -> " by " + name(process) + " (pid " + process.pid() + ")")
                        .orElse("");
        throw new Failure(
                "Port "
                        + port
                        + " for "
                        + forWhat
                        + " is in use"
                        + owner
                        + ": stop that process, or start with --port-offset "
                        + (layout.portOffset() + 1_000)
                        + ".");
    }

    /** Whether something accepts connections there. */
    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String name(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("a process");
    }

    /** Linux tells it by way of the socket's inode; elsewhere nobody is named. */
    private static Optional<ProcessHandle> owner(int port) {
        try {
            Set<String> sockets = new HashSet<>();
            for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
                for (String line : Files.readAllLines(Path.of(table))) {
                    String[] columns = line.trim().split("\\s+");
                    boolean listens = columns.length > 9 && columns[3].equals("0A");
                    if (listens && columns[1].endsWith(":%04X".formatted(port))) {
                        sockets.add("socket:[" + columns[9] + "]");
                    }
                }
            }
            return ProcessHandle.allProcesses()
                    .filter(process -> holds(process, sockets))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean holds(ProcessHandle process, Set<String> sockets) {
        Path descriptors = Path.of("/proc/" + process.pid() + "/fd");
        try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : open) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            // Another user's process, or one that has just ended.
        }
        return false;
    }
}
