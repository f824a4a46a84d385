package org.crossregion.load.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One kept connection that sends a body and reads the answer: as cheap as a client can be. */
final class HttpClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;
    private byte[] line = new byte[512];

    HttpClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        out = socket.getOutputStream();
        head =
                "POST /fsi/api HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: application/json\r\n"
                                .formatted(port)
                        + "Content-Type: application/json;charset=utf-8\r\nContent-Length: ";
    }

    /** Sends the body and returns the body of the answer; fails unless that is 200. */
    byte[] post(String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        byte[] start = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        out.write(all);
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        byte[] answer = in.readNBytes(length);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status + ": " + new String(answer, StandardCharsets.UTF_8));
        }
        return answer;
    }

    private String line() throws IOException {
        int length = 0;
        while (true) {
            int one = in.read();
            if (one < 0) {
                throw new IOException("the connection was closed");
            }
            if (one == '\n') {
                return new String(line, 0, Math.max(0, length - 1), StandardCharsets.US_ASCII);
            }
            if (length == line.length) {
                line = java.util.Arrays.copyOf(line, length * 2);
            }
            line[length++] = (byte) one;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
