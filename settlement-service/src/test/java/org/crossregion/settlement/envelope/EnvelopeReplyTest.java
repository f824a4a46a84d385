package org.crossregion.settlement.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

class EnvelopeReplyTest {

    private static final Instant AT = Instant.parse("2026-10-31T15:59:00.123Z");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_success_has_every_key_and_infcode_as_a_string() throws Exception {
        JsonNode reply = json.readTree(reply("", "{\"result\":[]}").json(false));

        assertThat(reply.get("infcode").textValue()).isEqualTo("0");
        assertThat(reply.get("refmsg_time").textValue()).isEqualTo("20261031235900123");
        assertThat(reply.get("output").get("result").isArray()).isTrue();
        for (String key : new String[] {"err_msg", "warn_msg", "enctype", "signtype", "cainfo"}) {
            assertThat(reply.get(key).textValue()).as(key).isEmpty();
        }
    }

    @Test
    void a_failure_has_no_output() throws Exception {
        JsonNode reply = json.readTree(reply("错", "").json(false));

        assertThat(reply.get("infcode").textValue()).isEqualTo("-1");
        assertThat(reply.get("output").isNull()).isTrue();
    }

    /** A GBK client and a UTF-8 client read the same bytes. */
    @Test
    void an_ascii_reply_reads_the_same_in_any_character_set() throws Exception {
        byte[] bytes = reply("参保人未备案", "").json(true);

        for (Charset set : new Charset[] {StandardCharsets.UTF_8, Charset.forName("GBK")}) {
            assertThat(json.readTree(new String(bytes, set)).get("err_msg").textValue())
                    .isEqualTo("参保人未备案");
        }
    }

    private static EnvelopeReply reply(String error, String output) {
        return new EnvelopeReply("2".repeat(30), AT, AT, error, "", output);
    }
}
