package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;

import java.util.Set;

/**
 * A referral elsewhere is filed, repeated and cancelled again, and an institution that cannot be
 * designated is refused by name. Whether this hospital may refer the person at all is the insured
 * region's policy.
 */
final class ReferralPart implements Part {

    private static final String ELSEWHERE = "110000";
    private static final String HOSPITAL_ELSEWHERE = "H11000000001";

    private final CheckOptions options;
    private final VisitMessages messages;
    private final TestPerson person;

    ReferralPart(CheckOptions options, VisitMessages messages, TestPerson person) {
        this.options = options;
        this.messages = messages;
        this.person = person;
    }

    @Override
    public String name() {
        return "referral";
    }

    @Override
    public Set<String> transactions() {
        return Set.of("2501", "2501A", "2502", "2505", "2506");
    }

    @Override
    public String told() {
        return "a referral elsewhere filed, repeated, cancelled; a designation refused by name";
    }

    @Override
    public void run(Course course) {
        String today = Wire.time(course.wire().now()).substring(0, 10);
        designation(course, today);
        ObjectNode referral = referral(today);
        course.refused("2501A", "needs-the-visit-before", referral, "field-missing");
        Reply made = course.send("2501", referral);
        if (made.code().equals("registration-refused")) {
            course.verdicts()
                    .skip(
                            "2501",
                            "files-a-referral",
                            "run it as a hospital that may refer the person: " + made.shown());
            course.mustBeRefused(
                    "2502",
                    "knows-only-its-own",
                    course.send("2502", messages.data("trt_dcla_detl_sn", "F0", "memo", "验收撤销")),
                    "registration-refused");
            return;
        }
        course.check("2501", "files-a-referral", made.isSuccess(), made.shown());
        String id = id(made);
        ObjectNode withdrawal = messages.data("trt_dcla_detl_sn", id, "memo", "验收撤销");
        course.made("referral " + id, () -> course.send("2502", withdrawal));
        Reply again = course.done("2501", "answers-a-repeated-referral", referral);
        course.check(
                "2501",
                "files-only-once",
                id(again).equals(id),
                "the same referral got " + again.shown());
        course.done("2502", "cancels", withdrawal);
        course.done("2502", "cancels-again-without-effect", withdrawal);
        course.takenBack();
    }

    /** 02 意外伤害 designates no institution anywhere. */
    private void designation(Course course, String today) {
        ObjectNode designation =
                messages.data(
                        "biz_appy_type",
                        "02",
                        "begndate",
                        today,
                        "fix_srt_no",
                        "1",
                        "fixmedins_code",
                        options.institution().code(),
                        "fixmedins_name",
                        "验收医院");
        course.refused("2505", "names-what-it-refuses", designation, "registration-refused");
        course.mustBeRefused(
                "2506",
                "knows-only-its-own",
                course.send("2506", messages.data("trt_dcla_detl_sn", "D0", "memo", "验收撤销")),
                "registration-refused");
    }

    private ObjectNode referral(String today) {
        ObjectNode nodes = Json.object();
        nodes.putObject("refmedin")
                .put("psn_no", person.number())
                .put("insutype", person.scheme())
                .put("insu_optins", person.region())
                .put("diag_code", "C34.900")
                .put("diag_name", "肺恶性肿瘤")
                .put("reflin_medins_no", HOSPITAL_ELSEWHERE)
                .put("reflin_medins_name", "北京示例协作医院")
                .put("mdtrtarea_admdvs", ELSEWHERE)
                .put("hosp_agre_refl_flag", "1")
                .put("refl_type", "1")
                .put("refl_date", today)
                .put("refl_rea", "验收")
                .put("refl_opnn", "同意转院");
        return nodes;
    }

    private static String id(Reply reply) {
        return reply.output().at("/result/trt_dcla_detl_sn").asText();
    }
}
