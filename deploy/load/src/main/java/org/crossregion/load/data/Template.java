package org.crossregion.load.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.load.stack.BenchStack;
import org.crossregion.load.stack.BenchStack.Instance;
import org.crossregion.web.security.DevTokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * One person of Changchun, filed for Jilin City, discharged there with 20 fee lines: told and sent
 * to the service as filing-service, an administrator and a hospital would.
 */
public final class Template {

    static final String INSURED = "220100";
    static final String TREATMENT = "220200";
    static final String HOSPITAL = "H22020000001";
    static final String PERSON = "99990000000000000000";

    private static final String PROVINCE = "220000";
    private static final String FILING = "F2201002601010000000";
    private static final String CERTIFICATE = "999901195603010030";
    private static final int LINES = 20;

    private final BenchStack stack;
    private final Instance service;
    private final Path reference;

    /**
     * Nothing is told yet.
     *
     * @param reference the directory of the sample reference files
     */
    public Template(BenchStack stack, Instance service, Path reference) {
        this.stack = stack;
        this.service = service;
        this.reference = reference;
    }

    /** Makes it; the stay that waits to be settled. */
    public Stay make() {
        tell();
        send("catalogue", "text/csv", read("catalogue.csv"));
        send("benefit-policies", "application/yaml", read("benefit-policies.yaml"));
        stack.await("the person and the filing", () -> isThere("filing") && isThere("person"));
        send("account-balances", "text/csv", "person_no,balance_yuan\n" + PERSON + ",5000.00\n");
        return new Stay(stay(), PERSON);
    }

    private void tell() {
        try (Events events = new Events(stack.broker())) {
            for (String region : List.of(INSURED, TREATMENT)) {
                events.send(
                        "reference-events",
                        "region-published.v1",
                        "region:" + region,
                        region(region));
            }
            events.send(
                    "reference-events",
                    "institution-published.v1",
                    "institution:" + HOSPITAL,
                    institution());
            events.send("filing-events", "filing-policy-published.v1", PROVINCE, policy());
            events.send("filing-events", "person-registered.v1", "person:" + PERSON, person());
            events.send("filing-events", "filing-changed.v1", "person:" + PERSON, filing());
        }
    }

    private static ObjectNode object() {
        return Gateway.JSON.createObjectNode();
    }

    private static ObjectNode region(String code) {
        return object().put("code", code)
                .put("name", code.equals(INSURED) ? "长春市" : "吉林市")
                .put("poolingRegion", code)
                .put("member", code)
                .put("validFrom", "2020-01-01")
                .put("openingStage", "open")
                .put("hosted", true)
                .put("version", 1);
    }

    private static ObjectNode institution() {
        ObjectNode institution =
                object().put("code", HOSPITAL)
                        .put("name", "吉林示例市人民医院")
                        .put("type", "hospital")
                        .put("level", "02")
                        .put("region", TREATMENT)
                        .put("tertiaryBOrHigher", true)
                        .put("specialty", false)
                        .put("networked", true)
                        .put("agreement", "active")
                        .put("gatewayMode", "network")
                        .put("version", 1);
        institution.putArray("gatewayNetworks").add("127.0.0.1/32");
        return institution;
    }

    private static ObjectNode policy() {
        ObjectNode policy =
                object().put("region", PROVINCE)
                        .put("name", "jilin")
                        .put("validFrom", "2023-01-01")
                        .put("version", 1);
        ObjectNode rules =
                policy.putObject("policy")
                        .put("exemptCountyLevelWithinProvince", true)
                        .put("emergencyDeemedFiled", true)
                        .put("promiseAllowed", true)
                        .put("unfiledPaysDirectly", false)
                        .put("temporaryMonths", 6)
                        .put("maxInstitutions", 0);
        ArrayNode exempt = rules.putArray("exemptRegions");
        for (int county = 220221; county <= 220284; county++) {
            exempt.add(Integer.toString(county));
        }
        return policy;
    }

    private static ObjectNode person() {
        ObjectNode person =
                object().put("personNo", PERSON)
                        .put("name", "测试甲")
                        .put("sex", "1")
                        .put("birthDate", "1956-03-01")
                        .put("certificateType", "01")
                        .put("version", 1);
        person.putObject("identity")
                .put("cipher", Sealed.cipher(CERTIFICATE))
                .put("index", Sealed.index(CERTIFICATE))
                .put("keyId", Sealed.keyId());
        person.putArray("insurances")
                .addObject()
                .put("scheme", "employee")
                .put("personType", "12")
                .put("region", INSURED)
                .put("since", "2008-01-01")
                .put("status", "1")
                .put("employer", "示例单位")
                .put("civilServant", false);
        return person;
    }

    private static ObjectNode filing() {
        ObjectNode filing =
                object().put("filingId", FILING)
                        .put("version", 1)
                        .put("transition", "activated")
                        .put("personNo", PERSON)
                        .put("insuredRegion", INSURED)
                        .put("type", "resettled-retiree")
                        .put("state", "active")
                        .put("validFrom", "2024-01-01")
                        .put("onPromise", false)
                        .put("accountSuspended", false)
                        .put("homeCare", "open");
        filing.putArray("treatmentRegions").add(TREATMENT);
        filing.putArray("institutions");
        filing.putNull("validUntil");
        filing.putNull("replaces");
        return filing;
    }

    private String read(String file) {
        try {
            return Files.readString(reference.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String kind, String mediaType, String content) {
        String token = DevTokens.issue(stack.keys(), "administrator", "administrator", null, null);
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(service.url("/api/v1/reference/" + kind)))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", mediaType)
                            .POST(BodyPublishers.ofString(content))
                            .build();
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(kind + " was refused: " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean isThere(String table) {
        try (Connection connection = stack.connect();
                PreparedStatement count =
                        connection.prepareStatement(
                                "select 1 from " + table + " where person_no = ?")) {
            count.setString(1, PERSON);
            try (ResultSet rows = count.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String stay() {
        Gateway gateway = new Gateway(service.url("/fsi/api"));
        String began = Gateway.TIME.format(Gateway.now().minusDays(6));
        ObjectNode admission = object();
        admission
                .putObject("mdtrtinfo")
                .put("psn_no", PERSON)
                .put("insutype", "310")
                .put("begntime", began)
                .put("mdtrt_cert_type", "02")
                .put("mdtrt_cert_no", CERTIFICATE)
                .put("med_type", "21")
                .put("ipt_no", "ZY0")
                .put("atddr_no", "D9999001")
                .put("chfpdr_name", "样医师")
                .put("adm_diag_dscr", "慢性支气管炎")
                .put("adm_dept_codg", "A03")
                .put("adm_dept_name", "内科")
                .put("adm_bed", "01床")
                .put("dscg_maindiag_code", "J42.x00")
                .put("dscg_maindiag_name", "慢性支气管炎");
        admission
                .putArray("diseinfo")
                .addObject()
                .put("diag_type", "1")
                .put("maindiag_flag", "1")
                .put("diag_srt_no", 1)
                .put("diag_code", "J42.x00")
                .put("diag_name", "慢性支气管炎")
                .put("adm_cond", "稳定")
                .put("diag_dept", "A03")
                .put("dise_dor_no", "D9999001")
                .put("dise_dor_name", "样医师")
                .put("diag_time", began);
        String visit = gateway.call("2401", admission).path("result").path("mdtrt_id").asText();
        gateway.call("2301", lines(visit, began));
        ObjectNode discharge = object();
        discharge
                .putObject("dscginfo")
                .put("mdtrt_id", visit)
                .put("psn_no", PERSON)
                .put("insutype", "310")
                .put("endtime", Gateway.TIME.format(Gateway.now()))
                .put("dscg_dept_codg", "A03")
                .put("dscg_dept_name", "内科")
                .put("dscg_way", "1");
        gateway.call("2402", discharge);
        return visit;
    }

    private ObjectNode lines(String visit, String began) {
        List<String[]> items =
                read("catalogue.csv")
                        .lines()
                        .skip(1)
                        .map(line -> line.split(","))
                        .filter(item -> item[0].equals(PROVINCE) && item.length > 8)
                        .limit(LINES)
                        .toList();
        ObjectNode input = object();
        ArrayNode details = input.putArray("feedetail");
        for (int i = 0; i < LINES; i++) {
            String[] item = items.get(i % items.size());
            details.addObject()
                    .put("feedetl_sn", "1%05d".formatted(i))
                    .put("mdtrt_id", visit)
                    .put("psn_no", PERSON)
                    .put("fee_ocur_time", began)
                    .put("med_list_codg", item[1])
                    .put("medins_list_codg", "HIS" + item[1])
                    .put("medins_list_name", item[2])
                    .put("det_item_fee_sumamt", "%.2f".formatted(amount(i)))
                    .put("cnt", "1")
                    .put("pric", "%.2f".formatted(amount(i)))
                    .put("bilg_dept_codg", "A03")
                    .put("bilg_dept_name", "内科")
                    .put("bilg_dr_codg", "D9999001")
                    .put("bilg_dr_name", "样医师")
                    .put("med_type", "21");
        }
        return input;
    }

    private static double amount(int line) {
        return 120 + line * 37.5;
    }

    /** What the lines of the stay come to, as a bill says it. */
    public static String total() {
        double sum = 0;
        for (int i = 0; i < LINES; i++) {
            sum += amount(i);
        }
        return "%.2f".formatted(sum);
    }

    /** The message that settles a stay. */
    public static String settle(Stay stay, String message) {
        ObjectNode input = object();
        input.putObject("data")
                .put("psn_no", stay.person())
                .put("mdtrt_cert_type", "02")
                .put("mdtrt_cert_no", CERTIFICATE)
                .put("med_type", "21")
                .put("medfee_sumamt", total())
                .put("psn_setlway", "01")
                .put("mdtrt_id", stay.visit())
                .put("acct_used_flag", "1")
                .put("insutype", "310")
                .put("mid_setl_flag", "0")
                .put("dscgTime", LocalDate.now().toString());
        return Gateway.envelope("2304", message, input);
    }
}
