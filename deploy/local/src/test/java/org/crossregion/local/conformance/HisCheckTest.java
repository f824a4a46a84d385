package org.crossregion.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class HisCheckTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String... words) {
        return HisCheck.exitCode(new PrintStream(printed, true, StandardCharsets.UTF_8), words);
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_gateway_that_answers_with_a_number_fails_by_name() throws IOException {
        HttpServer fake = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        fake.createContext(
                "/",
                exchange -> {
                    byte[] reply =
                            ("{\"infcode\":0,\"inf_refmsgid\":\"220200202610100930000000000001\","
                                            + "\"output\":null}")
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, reply.length);
                    exchange.getResponseBody().write(reply);
                    exchange.close();
                });
        fake.start();
        try {
            int code = run("--url", "http://127.0.0.1:" + fake.getAddress().getPort());

            assertThat(code).isEqualTo(1);
            assertThat(said())
                    .contains("FAIL 1101  envelope: infcode is 0, not the string")
                    .contains("FAIL all   every-reply-is-an-envelope");
        } finally {
            fake.stop(0);
        }
    }

    @Test
    void nobody_at_the_address_is_no_verdict() {
        assertThat(run("--url", "http://127.0.0.1:1")).isEqualTo(2);
    }

    @Test
    void options_that_make_no_sense_are_refused() {
        assertThat(run("--dialect", "klingon")).isEqualTo(2);
        assertThat(run("--mode", "tif")).isEqualTo(2);
        assertThat(run("--item", "x")).isEqualTo(2);
        assertThat(run("--institution", "X", "--list")).isEqualTo(2);
        assertThat(run("--help")).isZero();
    }

    @Test
    void the_list_names_every_transaction() {
        assertThat(run("--list")).isZero();
        assertThat(said()).contains("2207", "2304", "2601", "5206", "3701", "13203");
    }

    @Test
    void messages_of_a_vendor_are_judged_without_sending_them(@TempDir Path directory)
            throws IOException {
        Files.writeString(
                directory.resolve("a.json"),
                """
                {"infno":"2305","msgid":"H1","mdtrtarea_admvs":"220200","fixmedins_code":"H1",
                 "input":{"data":{"setl_id":"A1","mdtrt_id":"S1","psn_no":"9"}}}""");
        assertThat(run("--messages", directory.toString())).isZero();
        assertThat(said()).contains("PASS", "1 messages: 0 would be refused");

        Files.writeString(
                directory.resolve("b.json"),
                """
                {"infno":"2305","msgid":"H1","mdtrtarea_admvs":"220200","fixmedins_code":"H1",
                 "visitId":"7","input":{"data":{"mdtrt_id":"S1","psn_no":"9"}}}""");
        assertThat(run("--messages", directory.toString())).isEqualTo(1);
        assertThat(said())
                .contains("拒绝 refused  data.setl_id [field-missing]")
                .contains("缺少必填项：data.setl_id 结算ID")
                .contains("missing: the transaction cannot be done without it (C 30)")
                .contains("不读 ignored  visitId [unknown-key]");
    }

    @Test
    void files_in_gbk_are_read_as_such(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("gbk.json");
        Files.write(
                file,
                """
                {"infno":"9001","msgid":"H1","mdtrtarea_admvs":"220200","fixmedins_code":"H1",
                 "opter_name":"收费员","input":{"signIn":{"opter_no":"1","ip":"127.0.0.1"}}}"""
                        .getBytes(Charset.forName("GBK")));

        assertThat(run("--messages", file.toString())).isEqualTo(1);
        assertThat(run("--messages", file.toString(), "--charset", "GBK")).isZero();
    }
}
