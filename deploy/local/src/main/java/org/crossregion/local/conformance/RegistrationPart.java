package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Http;

import java.time.Duration;
import java.util.Set;

/** A chronic disease is registered, seen and withdrawn again. */
final class RegistrationPart implements Part {

    private static final int LOOKS = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final CheckOptions options;
    private final VisitMessages messages;
    private final TestPerson person;

    RegistrationPart(CheckOptions options, VisitMessages messages, TestPerson person) {
        this.options = options;
        this.messages = messages;
        this.person = person;
    }

    @Override
    public String name() {
        return "chronic";
    }

    @Override
    public Set<String> transactions() {
        return Set.of("2503", "2504", "5301");
    }

    @Override
    public String told() {
        return "a chronic disease registered, repeated, seen in 5301, withdrawn";
    }

    @Override
    public void run(Course course) {
        String today = Wire.time(course.wire().now()).substring(0, 10);
        ObjectNode registration =
                messages.data(
                        "insutype",
                        person.scheme(),
                        "opsp_dise_code",
                        options.disease(),
                        "opsp_dise_name",
                        "",
                        "insu_optins",
                        person.region(),
                        "ide_fixmedins_no",
                        options.institution().code(),
                        "ide_fixmedins_name",
                        "验收医院",
                        "hosp_ide_date",
                        today,
                        "diag_dr_codg",
                        "D9999001",
                        "diag_dr_name",
                        "样医师",
                        "begndate",
                        today);
        Reply made = course.send("2503", registration);
        if (!made.isSuccess() && !made.code().equals("field-missing")) {
            course.verdicts()
                    .skip(
                            "2503",
                            "registers",
                            "name a disease of the person's region with --disease: "
                                    + made.shown());
            return;
        }
        course.check("2503", "registers", made.isSuccess(), made.shown());
        String id = id(made);
        ObjectNode withdrawal = messages.data("trt_dcla_detl_sn", id, "memo", "验收撤销");
        course.made("registration " + id, () -> course.send("2504", withdrawal));
        Reply again = course.done("2503", "answers-a-repeated-registration", registration);
        course.check(
                "2503",
                "registers-only-once",
                id(again).equals(id),
                "the same registration got " + again.shown());
        course.check(
                "5301",
                "shows-the-registration",
                isSeen(course, true),
                options.disease() + " is not in the list");
        course.done("2504", "withdraws", withdrawal);
        course.takenBack();
        course.check(
                "5301",
                "shows-it-no-longer",
                isSeen(course, false),
                options.disease() + " is still in the list");
    }

    /** What one service knows another hears a moment later. */
    private boolean isSeen(Course course, boolean wanted) {
        for (int look = 0; look < LOOKS; look++) {
            Reply list = course.done("5301", "answers", messages.data());
            if (list.output().toString().contains("\"" + options.disease() + "\"") == wanted) {
                return true;
            }
            Http.pause(PAUSE);
        }
        return false;
    }

    private static String id(Reply reply) {
        return reply.output().at("/result/trt_dcla_detl_sn").asText();
    }
}
