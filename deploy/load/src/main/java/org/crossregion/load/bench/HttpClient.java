package org.crossregion.load.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One kept connection that sends a body and reads the answer: as cheap as a client can be. */
public final class HttpClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String host;
    private byte[] line = new byte[512];

    public HttpClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        out = socket.getOutputStream();
        host = " HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: application/json\r\n".formatted(port);
    }

    /**
     * Sends a body and returns the body of the answer; fails unless that is a success.
     *
     * @param headers each with its line break
     */
    public byte[] post(String path, String headers, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String start = "POST " + path + host + headers + "Content-Length: " + body.length;
        byte[] head = (start + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        out.write(all);
        return answer();
    }

    /** Asks, and returns the body of the answer; fails unless that is a success. */
    public byte[] get(String path, String headers) throws IOException {
        String all = "GET " + path + host + headers + "\r\n";
        out.write(all.getBytes(StandardCharsets.US_ASCII));
        return answer();
    }

    private byte[] answer() throws IOException {
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        byte[] answer = in.readNBytes(length);
        if (!status.startsWith("HTTP/1.1 2")) {
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
