package org.crossregion.local.conformance;

import org.crossregion.local.launch.Arguments;
import org.crossregion.local.launch.Failure;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the vendor wants checked, and as whom.
 *
 * @param certificate mdtrt_cert_no of the test person; an identity number
 * @param disease opsp_dise_code of a chronic disease that the person's region lists
 * @param certificateStore what is shown in mtls mode
 * @param outpatientType med_type of outpatient bills; empty lets the kit find one
 * @param inpatientType med_type of stays; empty lets the kit find one
 * @param record where requests and replies are kept
 * @param examples where one request and reply of each transaction are kept for people to read
 * @param messages a file or directory of the vendor's own messages
 */
record CheckOptions(
        String url,
        Institution institution,
        String certificate,
        Item item,
        String disease,
        Credentials credentials,
        Optional<CertificateStore> certificateStore,
        Seal seal,
        Dialect dialect,
        String outpatientType,
        String inpatientType,
        Set<String> transactions,
        boolean list,
        Optional<Path> record,
        Optional<Path> examples,
        Optional<Path> messages,
        String charset) {

    static final String USAGE =
            """
            Usage: deploy/local/his-check [options]            drive a gateway through every transaction
                   deploy/local/his-check --messages DIR|FILE  hold your own messages against the definitions
              --url URL            the gateway (default: the local stack, http://127.0.0.1:8082)
              --port-offset N      of the local stack, if it was started with one
              --institution CODE   fixmedins_code (default H22020000001)
              --region CODE        mdtrtarea_admvs (default: the six digits in the institution's code)
              --person NUMBER      identity number of a test person (default 999901195603010030)
              --item CODE:PRICE    an item of the catalogue (default 002103000020000:250.00)
              --disease CODE       a chronic disease of the person's region (default M02201)
              --med-types OUT,IN   med_type of outpatient bills and stays (default: 11 and 21, and
                                   13 and 24 for a person who is not filed)
              --mode MODE          network (default), tif, bearer or mtls
              --paasid ID          of mode tif; its secret is read from HIS_CHECK_SECRET
              --client-id ID       of mode bearer; its secret is read from HIS_CHECK_SECRET
              --username NAME      of mode bearer; its password is read from HIS_CHECK_PASSWORD
              --client-store FILE  of mode mtls: key and certificate as PKCS12; its password is read
                                   from HIS_CHECK_SECRET
              --trust-store FILE   of mode mtls: issuers of the gateway's certificate, as PKCS12
              --keys FILE          sign by sm2-private-key, seal by sm4-key of a file of such lines,
                                   and verify replies by gateway-public-key if it is there; a local
                                   stack has made one for its hospital: DATA/keys/his/his-CODE.properties
              --digest             an SM3 digest of input in cainfo
              --dialect NAME       how messages are worded: %s
              --transaction LIST   show the checks of these transactions only, such as 2304,2305
              --list               print what would be checked
              --record DIR         keep every request and reply in DIR
              --examples DIR       keep one request and reply of each transaction in DIR, with ids
                                   and times that are always the same
              --messages DIR|FILE  one request envelope per .json file; nothing is sent
              --charset NAME       of those files (default UTF-8; GBK)
            Exit code: 0 all held, 1 a check failed, 2 it could not be run.
            """
                    .formatted(Dialect.names());

    private static final int GATEWAY_PORT = 8082;

    /** The hospital that calls. */
    record Institution(String code, String region) {}

    /** An item of the catalogue and what one of it costs, in yuan. */
    record Item(String code, BigDecimal price) {}

    /** How the hospital proves who it is. */
    record Credentials(String mode, String id, String secret, String username, String password) {}

    /** Empty if only help was asked for. */
    static Optional<CheckOptions> of(Arguments arguments) {
        Reading read = new Reading();
        while (arguments.hasNext()) {
            String option = arguments.next();
            if (option.equals("--help")) {
                return Optional.empty();
            }
            read.option(option, arguments);
        }
        return Optional.of(read.options());
    }

    /** Options as they come. */
    private static final class Reading {

        private String url = "";
        private int offset;
        private String institution = "H22020000001";
        private String region = "";
        private String certificate = "999901195603010030";
        private String item = "002103000020000:250.00";
        private String disease = "M02201";
        private String mode = "network";
        private String id = "";
        private String username = "";
        private Optional<Path> clientStore = Optional.empty();
        private Optional<Path> trustStore = Optional.empty();
        private Seal seal = Seal.NONE;
        private Dialect dialect = Dialect.PLAIN;
        private String[] medTypes = {"", ""};
        private final Set<String> transactions = new TreeSet<>();
        private boolean list;
        private Optional<Path> record = Optional.empty();
        private Optional<Path> examples = Optional.empty();
        private Optional<Path> messages = Optional.empty();
        private String charset = "UTF-8";

        private void option(String option, Arguments arguments) {
            switch (option) {
                case "--url" -> url = arguments.value().replaceFirst("/+$", "");
                case "--port-offset" -> offset = arguments.number();
                case "--institution" -> institution = arguments.value();
                case "--region" -> region = arguments.value();
                case "--person" -> certificate = arguments.value();
                case "--item" -> item = arguments.value();
                case "--disease" -> disease = arguments.value();
                case "--mode" -> mode = arguments.value();
                case "--paasid", "--client-id" -> id = arguments.value();
                case "--client-store" -> clientStore = Optional.of(Path.of(arguments.value()));
                case "--trust-store" -> trustStore = Optional.of(Path.of(arguments.value()));
                case "--keys" -> seal = Seal.of(Path.of(arguments.value()));
                case "--digest" -> seal = Seal.digest();
                case "--username" -> username = arguments.value();
                case "--dialect" -> dialect = Dialect.fromString(arguments.value());
                case "--med-types" -> medTypes = arguments.value().split(",", -1);
                case "--transaction" -> transactions.addAll(Set.of(arguments.value().split(",")));
                case "--list" -> list = true;
                case "--record" -> record = Optional.of(Path.of(arguments.value()));
                case "--examples" -> examples = Optional.of(Path.of(arguments.value()));
                case "--messages" -> messages = Optional.of(Path.of(arguments.value()));
                case "--charset" -> charset = arguments.value();
                default ->
                        throw new Failure(
                                "Unknown option "
                                        + option
                                        + ": see deploy/local/his-check --help.");
            }
        }

        private CheckOptions options() {
            if (!Set.of("network", "tif", "bearer", "mtls").contains(mode)) {
                throw new Failure("--mode takes network, tif, bearer or mtls, not " + mode + ".");
            }
            if (mode.equals("mtls") && clientStore.isEmpty()) {
                throw new Failure("Mode mtls needs --client-store.");
            }
            boolean known = Set.of("tif", "bearer").contains(mode);
            if (known && (id.isEmpty() || secret("SECRET").isEmpty())) {
                throw new Failure(
                        "Mode %s needs %s and its secret in the environment as HIS_CHECK_SECRET."
                                .formatted(mode, mode.equals("tif") ? "--paasid" : "--client-id"));
            }
            if (medTypes.length != 2) {
                throw new Failure("--med-types takes two codes, such as 11,21.");
            }
            return new CheckOptions(
                    url.isEmpty() ? "http://127.0.0.1:" + (GATEWAY_PORT + offset) : url,
                    new Institution(institution, region.isEmpty() ? digits() : region),
                    certificate,
                    priced(),
                    disease,
                    new Credentials(mode, id, secret("SECRET"), username, secret("PASSWORD")),
                    clientStore
                            .filter(store -> mode.equals("mtls"))
                            .map(
                                    store ->
                                            new CertificateStore(
                                                    store, trustStore, secret("SECRET"))),
                    seal,
                    dialect,
                    medTypes[0],
                    medTypes[1],
                    transactions,
                    list,
                    record,
                    examples,
                    messages,
                    charset);
        }

        private String digits() {
            if (!institution.matches("[A-Za-z][0-9]{6}.*")) {
                throw new Failure("Name the hospital's region with --region.");
            }
            return institution.substring(1, 7);
        }

        private Item priced() {
            if (!item.matches("[^:]+:[0-9]+(\\.[0-9]{1,2})?")) {
                throw new Failure(
                        "--item takes a code and a price, such as 002103000020000:250.00.");
            }
            String[] parts = item.split(":");
            return new Item(parts[0], new BigDecimal(parts[1]).setScale(2));
        }

        private static String secret(String name) {
            return Optional.ofNullable(System.getenv("HIS_CHECK_" + name)).orElse("");
        }
    }
}
