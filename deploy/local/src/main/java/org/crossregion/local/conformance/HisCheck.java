package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;
import org.crossregion.local.conformance.Course.Broken;
import org.crossregion.local.conformance.VisitMessages.Line;
import org.crossregion.local.launch.Arguments;
import org.crossregion.local.launch.Failure;

import java.io.PrintStream;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code deploy/local/his-check}: exits 0 if every check held, 1 if one did not, else 2. */
public final class HisCheck {

    /** Refusals that mean that the person is not filed for ordinary care at this hospital. */
    private static final Set<String> NOT_FILED =
            Set.of(
                    "not-filed",
                    "filing-expired",
                    "filing-not-yet-valid",
                    "filing-cancelled",
                    "filing-refused",
                    "filing-pending",
                    "filed-elsewhere",
                    "filing-not-answering",
                    "institution-not-chosen",
                    "care-not-covered");

    private static final String ORDINARY_OUTPATIENT = "11";
    private static final String EMERGENCY_OUTPATIENT = "13";
    private static final String ORDINARY_STAY = "21";
    private static final String EMERGENCY_STAY = "24";

    private final CheckOptions options;
    private final Verdicts verdicts;
    private final Course course;
    private final String run;

    private HisCheck(CheckOptions options, PrintStream out) {
        this.options = options;
        this.verdicts = new Verdicts(out, options.transactions());
        this.course = new Course(new Wire(options, verdicts), verdicts);
        this.run = "HC" + Long.toString(System.currentTimeMillis(), 36).toUpperCase();
    }

    public static void main(String[] words) {
        System.exit(exitCode(System.out, words));
    }

    /** The exit code of a run with these options. */
    public static int exitCode(PrintStream out, String... words) {
        try {
            Optional<CheckOptions> options = CheckOptions.of(new Arguments(words));
            if (options.isEmpty()) {
                out.print(CheckOptions.USAGE);
                return 0;
            }
            return checked(options.get(), out) ? 0 : 1;
        } catch (Failure e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    private static boolean checked(CheckOptions options, PrintStream out) {
        if (options.messages().isPresent()) {
            return new MessageCheck(out, options.charset()).run(options.messages().get());
        }
        HisCheck check = new HisCheck(options, out);
        return options.list() ? check.list() : check.run();
    }

    private boolean list() {
        TestPerson nobody = new TestPerson("", "", "", "");
        for (Part part : parts(nobody, ORDINARY_OUTPATIENT, ORDINARY_STAY)) {
            verdicts.note("%-10s %s".formatted(part.name(), part.told()));
            verdicts.note(
                    "           "
                            + String.join(" ", part.transactions().stream().sorted().toList()));
        }
        return true;
    }

    private boolean run() {
        verdicts.note(
                "%s at %s, messages as %s"
                        .formatted(options.institution().code(), options.url(), options.dialect()));
        try {
            TestPerson person = person();
            course.isInsuredIn(person.region());
            boolean filed = isFiled(person);
            String outpatient = options.outpatientType();
            String stay = options.inpatientType();
            parts(
                            person,
                            outpatient.isEmpty()
                                    ? filed ? ORDINARY_OUTPATIENT : EMERGENCY_OUTPATIENT
                                    : outpatient,
                            stay.isEmpty() ? filed ? ORDINARY_STAY : EMERGENCY_STAY : stay)
                    .forEach(this::part);
        } catch (Broken e) {
            course.cleanUp();
        }
        int malformed = course.wire().malformed();
        verdicts.check(
                "all",
                "every-reply-is-an-envelope",
                malformed == 0,
                malformed + " replies were none, as said above");
        verdicts.sum(course.wire().messages());
        return verdicts.holds();
    }

    private List<Part> parts(TestPerson person, String outpatientType, String stayType) {
        LocalDateTime begun = course.wire().now().minusMinutes(40).truncatedTo(ChronoUnit.SECONDS);
        VisitMessages messages = new VisitMessages(person, options.item(), begun);
        return List.of(
                new FramePart(options, person),
                new OutpatientPart(messages, run + "O", outpatientType),
                new StayPart(messages, run + "S", stayType, outpatientType),
                new QueryPart(messages, run + "Q", stayType),
                new RegistrationPart(options, messages, person),
                new ReferralPart(options, messages, person),
                new ElsewherePart(course));
    }

    private void part(Part part) {
        if (!verdicts.wantsAny(part.transactions())) {
            return;
        }
        try {
            part.run(course);
        } catch (Broken e) {
            for (String infno : part.transactions().stream().sorted().toList()) {
                if (!verdicts.isCovered(infno)) {
                    verdicts.skip(infno, "not-reached", e.getMessage());
                }
            }
        } finally {
            course.cleanUp();
        }
    }

    /** 1101: without a person there is nothing to check. */
    private TestPerson person() {
        ObjectNode nodes = Json.object();
        nodes.putObject("data")
                .put("mdtrt_cert_type", "02")
                .put("mdtrt_cert_no", options.certificate())
                .put("psn_cert_type", "01")
                .put("certno", options.certificate());
        JsonNode output = course.done("1101", "knows-the-person", nodes).output();
        for (JsonNode insurance : output.path("insuinfo")) {
            if (insurance.path("psn_insu_stas").asText().equals("1")) {
                return new TestPerson(
                        output.at("/baseinfo/psn_no").asText(),
                        options.certificate(),
                        insurance.path("insutype").asText(),
                        insurance.path("insuplc_admdvs").asText());
            }
        }
        verdicts.check(
                "1101",
                "knows-an-insurance-in-force",
                false,
                "psn_insu_stas is 1 in no row of insuinfo: name another person with --person");
        throw new Broken("1101 shows no insurance in force");
    }

    /** Asks what an ordinary outpatient bill would come to; takes everything back. */
    private boolean isFiled(TestPerson person) {
        if (!options.outpatientType().isEmpty() && !options.inpatientType().isEmpty()) {
            return true;
        }
        LocalDateTime begun = course.wire().now().minusMinutes(40).truncatedTo(ChronoUnit.SECONDS);
        VisitMessages messages = new VisitMessages(person, options.item(), begun);
        String number = run + "F";
        Reply registered = course.done("2201", "registers", messages.registration(number));
        String visit = registered.output().at("/data/mdtrt_id").asText();
        course.made(
                "visit " + visit,
                () -> course.send("2202", messages.data("mdtrt_id", visit, "ipt_otp_no", number)));
        course.done(
                "2204",
                "takes-fee-lines",
                messages.lines(visit, new Line("1", "F1", 1, ORDINARY_OUTPATIENT, "")));
        Reply asked =
                course.send(
                        "2206", messages.bill(visit, ORDINARY_OUTPATIENT, "F1", messages.cost(1)));
        boolean filed = !NOT_FILED.contains(asked.code());
        if (!filed) {
            course.check(
                    "2206",
                    "refuses-whom-is-not-filed-with-a-remedy",
                    asked.error().contains("。"),
                    asked.shown());
            verdicts.skip(
                    "2207",
                    "ordinary-care",
                    "the person is not filed: emergency bills (13, 24) are made instead");
        }
        course.cleanUp();
        return filed;
    }
}
