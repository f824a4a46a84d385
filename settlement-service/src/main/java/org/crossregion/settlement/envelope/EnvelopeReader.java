package org.crossregion.settlement.envelope;

import static org.crossregion.settlement.refusal.SettlementRefusal.ENVELOPE_ENCODING;
import static org.crossregion.settlement.refusal.SettlementRefusal.ENVELOPE_MALFORMED;
import static org.crossregion.settlement.refusal.SettlementRefusal.FIELD_INVALID;
import static org.crossregion.settlement.refusal.SettlementRefusal.FIELD_MISSING;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.web.problem.Refused;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a request body into an {@link Envelope}: its character set, its JSON, its frame in the full
 * or the reduced form, and the input in any of its wrappings. Whatever is wrong is refused by name.
 */
public final class EnvelopeReader {

    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int DEEPEST_WRAPPING = 4;

    private final Definitions definitions;

    public EnvelopeReader(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * @param contentType the header as sent; null if there is none
     */
    public Envelope read(InputStream body, String contentType) {
        JsonNode message = message(body, contentType);
        List<String> warnings = new ArrayList<>();
        Json.Keys keys = new Json.Keys(message);
        Frame frame = new Frame(keys, warnings);
        String infno = frame.text("infno").toUpperCase(Locale.ROOT);
        Envelope.Protection protection = protection(keys);
        return new Envelope(
                infno,
                frame.text("msgid"),
                frame.text("fixmedins_code"),
                frame.text("fixmedins_name"),
                frame.text("mdtrtarea_admvs"),
                frame.text("insuplc_admdvs"),
                frame.text("opter"),
                frame.text("opter_name"),
                frame.text("sign_no"),
                protection,
                protection.isSealed() ? Json.object() : input(keys),
                warnings);
    }

    /** The nodes in the text of an input that was signed or sealed. */
    public ObjectNode input(String text) {
        ObjectNode frame = Json.object();
        frame.put("input", text);
        return input(new Json.Keys(frame));
    }

    /**
     * The text of {@code input} exactly as it was sent, which is what a signature is made of: the
     * value of a JSON string, or the characters of an object. Of a key sent twice the last counts.
     *
     * @return empty if there is no key spelled just so
     */
    public Optional<String> inputText(InputStream body, String contentType) {
        Charset charset = charset(contentType);
        Optional<String> found = Optional.empty();
        try {
            String sent = new String(body.readAllBytes(), charset);
            String message = sent.startsWith("\uFEFF") ? sent.substring(1) : sent;
            try (JsonParser parser = Json.MAPPER.createParser(message)) {
                skipTo(parser, JsonToken.START_OBJECT);
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean named = parser.currentName().equals("input");
                    JsonToken value = parser.nextToken();
                    int start = (int) parser.currentTokenLocation().getCharOffset();
                    String text = named && value == JsonToken.VALUE_STRING ? parser.getText() : "";
                    parser.skipChildren();
                    if (named && value == JsonToken.START_OBJECT) {
                        int end = (int) parser.currentLocation().getCharOffset();
                        text = message.substring(start, end);
                    }
                    found = named ? Optional.of(text) : found;
                }
            }
        } catch (IOException e) {
            throw new Refused(ENVELOPE_MALFORMED, "报文不完整");
        }
        return found.filter(text -> !text.isEmpty());
    }

    private static void skipTo(JsonParser parser, JsonToken wanted) throws IOException {
        JsonToken token = parser.nextToken();
        while (token != null && token != wanted) {
            token = parser.nextToken();
        }
    }

    /** Jilin's clients name SM4 in enc_type always, also where they seal nothing. */
    private static Envelope.Protection protection(Json.Keys keys) {
        String encType = plain(keys.find("enc_type", List.of()));
        JsonNode input = keys.find("input", List.of());
        boolean sealed =
                encType.strip().equalsIgnoreCase("SM4")
                        && !Json.isAbsent(input)
                        && input.isTextual()
                        && !Json.looksLikeJson(input);
        return new Envelope.Protection(
                plain(keys.find("signtype", List.of())).strip(),
                plain(keys.find("cainfo", List.of())).strip(),
                sealed ? input.textValue() : "");
    }

    private static String plain(JsonNode value) {
        return value != null && value.isTextual() ? value.textValue() : "";
    }

    /** The body as JSON, whose outermost value is an object. */
    static JsonNode message(InputStream body, String contentType) {
        JsonNode message = parse(body, charset(contentType));
        if (!message.isObject()) {
            throw new Refused(ENVELOPE_MALFORMED, "报文最外层应为 JSON 对象");
        }
        return message;
    }

    /** UTF-8 unless another one is declared; what is sent as Latin-1 is in truth UTF-8. */
    private static Charset charset(String contentType) {
        Matcher declared = CHARSET.matcher(contentType == null ? "" : contentType);
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        String name = declared.group(1).toLowerCase(Locale.ROOT);
        if (name.startsWith("gb") || name.equals("cp936") || name.equals("ms936")) {
            return GB18030;
        }
        if (name.startsWith("iso-8859") || name.equals("us-ascii")) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new Refused(ENVELOPE_ENCODING, "不支持的字符集 " + Texts.shown(name));
        }
    }

    private static JsonNode parse(InputStream body, Charset charset) {
        var decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (Reader text = new BufferedReader(new InputStreamReader(body, decoder))) {
            skipByteOrderMark(text);
            JsonNode message = Json.MAPPER.readTree(text);
            if (message.isMissingNode()) {
                throw new Refused(ENVELOPE_MALFORMED, "报文为空");
            }
            return message;
        } catch (CharacterCodingException e) {
            throw new Refused(ENVELOPE_ENCODING, "报文不是有效的 " + charset.name() + " 编码");
        } catch (StreamConstraintsException | NumberFormatException e) {
            throw new Refused(ENVELOPE_MALFORMED, "报文嵌套过深、数字过长或内容过多");
        } catch (JsonProcessingException e) {
            throw new Refused(ENVELOPE_MALFORMED, "JSON 语法错误" + where(e));
        } catch (IOException e) {
            throw new Refused(ENVELOPE_MALFORMED, "报文不完整");
        }
    }

    private static void skipByteOrderMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != 0xFEFF) {
            text.reset();
        }
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : "，第 "
                        + e.getLocation().getLineNr()
                        + " 行第 "
                        + e.getLocation().getColumnNr()
                        + " 列";
    }

    /**
     * The transaction's nodes: {@code input}, or {@code data} beside the frame, unwrapped: there
     * are clients that send {@code input.input} and one that sends {@code data.input}.
     */
    private static ObjectNode input(Json.Keys keys) {
        ObjectNode input = object("input", keys.find("input", List.of()));
        if (input == null) {
            JsonNode data = keys.find("data", List.of());
            input = Json.object();
            if (data != null) {
                input.set("data", data);
            }
        }
        for (int depth = 0; depth < DEEPEST_WRAPPING; depth++) {
            String wrapped = wrapped(input);
            if (wrapped.isEmpty()) {
                return input;
            }
            ObjectNode merged = input.deepCopy();
            ObjectNode inner =
                    wrapped.equals("data")
                            ? inner("data.input", object("data", merged.remove("data")))
                            : inner("input.input", merged);
            merged.remove("input");
            merged.setAll(inner);
            input = merged;
        }
        throw new Refused(ENVELOPE_MALFORMED, "input 嵌套过深");
    }

    /** The key below which one more {@code input} is found; empty if there is none. */
    private static String wrapped(ObjectNode input) {
        if (!Json.isAbsent(input.get("input"))) {
            return "input";
        }
        return input.path("data").path("input").isObject() ? "data" : "";
    }

    /** What is below {@code input}, with what stands beside it. */
    private static ObjectNode inner(String name, ObjectNode outer) {
        ObjectNode inner = outer.deepCopy();
        for (Map.Entry<String, JsonNode> entry : object(name, inner.remove("input")).properties()) {
            inner.set(entry.getKey(), entry.getValue());
        }
        return inner;
    }

    private static ObjectNode object(String name, JsonNode value) {
        if (Json.isAbsent(value)) {
            return null;
        }
        try {
            JsonNode inner = Json.unwrapped(value);
            if (inner instanceof ObjectNode object) {
                return object;
            }
            throw new Refused(ENVELOPE_MALFORMED, name + " 应为 JSON 对象");
        } catch (JsonProcessingException e) {
            throw new Refused(ENVELOPE_MALFORMED, name + " 中的 JSON 语法错误" + where(e));
        }
    }

    /** The envelope's own fields, checked by their definitions. */
    private final class Frame {

        private final Json.Keys keys;
        private final List<String> warnings;

        private Frame(Json.Keys keys, List<String> warnings) {
            this.keys = keys;
            this.warnings = warnings;
        }

        private String text(String name) {
            FieldDefinition field =
                    definitions.request().stream()
                            .filter(one -> one.name().equals(name))
                            .findFirst()
                            .orElseThrow();
            JsonNode value = keys.find(name, field.aliases());
            boolean needed = field.rule() == FieldDefinition.Rule.NEEDED;
            if (value == null) {
                if (needed) {
                    throw new Refused(FIELD_MISSING, name + " " + field.meaning());
                }
                if (field.rule() == FieldDefinition.Rule.EXPECTED) {
                    warnings.add("缺少 " + name);
                }
                return "";
            }
            String text = Texts.of(value, name);
            if (text.length() <= field.length()) {
                return text;
            }
            if (needed || name.equals("msgid")) {
                throw new Refused(
                        FIELD_INVALID,
                        name + " " + field.meaning() + " 超过 " + field.length() + " 个字符");
            }
            warnings.add(name + " 超长，已截断");
            return Texts.cut(text, field.length());
        }
    }
}
