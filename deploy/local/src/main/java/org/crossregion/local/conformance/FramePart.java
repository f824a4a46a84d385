package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;

import java.util.Set;

/** Sign-in, who somebody is, and what any gateway says to what it cannot understand. */
final class FramePart implements Part {

    private final CheckOptions options;
    private final TestPerson person;

    FramePart(CheckOptions options, TestPerson person) {
        this.options = options;
        this.person = person;
    }

    @Override
    public String name() {
        return "frame";
    }

    @Override
    public Set<String> transactions() {
        return Set.of("9001", "9002", "1101", "1201", "1901", "2001");
    }

    @Override
    public String told() {
        return "sign-in, person, institution, code tables, entitlement; malformed, foreign and"
                + " unknown messages";
    }

    @Override
    public void run(Course course) {
        ObjectNode signIn = Json.object();
        signIn.putObject("signIn")
                .put("opter_no", "900001")
                .put("mac", "00-00-00-00-00-00")
                .put("ip", "127.0.0.1");
        String signNo =
                course.done("9001", "signs-in", signIn).output().at("/signinoutb/sign_no").asText();
        course.check("9001", "gives-a-sign-no", !signNo.isEmpty(), "sign_no is empty");
        ObjectNode signOut = Json.object();
        signOut.putObject("signOut").put("sign_no", signNo).put("opter_no", "900001");
        course.done("9002", "signs-out", signOut);

        ObjectNode institution = Json.object();
        institution
                .putObject("medinsinfo")
                .put("fixmedins_type", "1")
                .put("fixmedins_code", options.institution().code());
        Reply found = course.done("1201", "finds-your-institution", institution);
        course.check(
                "1201",
                "is-your-institution",
                found.output()
                        .at("/medinsinfo/0/fixmedins_code")
                        .asText()
                        .equals(options.institution().code()),
                "the first of medinsinfo is another: " + found.shown());

        course.done("1901", "shows-a-code-table", data("type", "med_type"));
        course.done(
                "2001",
                "checks-entitlement",
                data(
                        "psn_no", person.number(),
                        "insutype", person.scheme(),
                        "fixmedins_code", options.institution().code(),
                        "med_type", "11",
                        "begntime", Wire.time(course.wire().now())));
        persons(course);
        strangers(course);
    }

    private void persons(Course course) {
        course.refused(
                "1101",
                "refuses-an-unknown-person",
                data("mdtrt_cert_type", "02", "mdtrt_cert_no", "999999190001010009"),
                "person-unknown");
        course.refused(
                "1101",
                "refuses-another-name-on-the-card",
                data(
                        "mdtrt_cert_type", "02",
                        "mdtrt_cert_no", person.certificate(),
                        "psn_name", "不是本人"),
                "person-differs");
        course.refused(
                "1101", "refuses-a-missing-field", data("mdtrt_cert_type", "02"), "field-missing");
        course.refused(
                "2001",
                "refuses-an-unknown-code",
                data(
                        "psn_no",
                        person.number(),
                        "insutype",
                        "999",
                        "med_type",
                        "11",
                        "begntime",
                        Wire.time(course.wire().now())),
                "code-unknown");
        course.refused(
                "2001",
                "refuses-what-is-no-date",
                data(
                        "psn_no",
                        person.number(),
                        "insutype",
                        person.scheme(),
                        "med_type",
                        "11",
                        "begntime",
                        "2026-02-30 25:00:00"),
                "field-invalid");
    }

    private void strangers(Course course) {
        Wire wire = course.wire();
        String path = options.dialect().path("9001");
        Reply.Sent sent = new Reply.Sent("9001", "");
        course.mustBeRefused(
                "9001",
                "refuses-broken-json",
                wire.post(sent, path, "{\"infno\":\"9001\","),
                "envelope-malformed");
        course.mustBeRefused("9001", "refuses-get", wire.get(sent, path), "post-only");
        ObjectNode nobody =
                Json.object()
                        .put("infno", "9001")
                        .put("msgid", wire.messageId())
                        .put("fixmedins_code", "H99999999999");
        nobody.putObject("input").putObject("signIn").put("opter_no", "1").put("ip", "::1");
        course.mustBeRefused(
                "9001",
                "refuses-an-unknown-institution",
                wire.post(sent, path, Json.write(nobody)),
                "institution-unknown",
                "institution-not-authenticated");
        course.mustBeRefused(
                "9001",
                "refuses-an-unknown-transaction",
                course.send("8888", Json.object()),
                "transaction-unknown");
    }

    private static ObjectNode data(String... fields) {
        ObjectNode nodes = Json.object();
        ObjectNode data = nodes.putObject("data");
        for (int i = 0; i < fields.length; i += 2) {
            data.put(fields[i], fields[i + 1]);
        }
        return nodes;
    }
}
