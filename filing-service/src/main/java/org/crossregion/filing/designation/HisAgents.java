package org.crossregion.filing.designation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.designation.DesignationPaper.Agent;
import org.crossregion.filing.his.HisWords;
import org.crossregion.filing.person.IdentityNumber;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Environment;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Reads who asks for a designation in a person's place (经办人), and how both are reached. */
@ApplicationScoped
class HisAgents {

    private static final String NODE = "data";

    /** 居民身份证（户口簿）. */
    private static final String IDENTITY_CARD = "01";

    private final Persons persons;
    private final IdentityProtection protection;
    private final Clock clock;

    HisAgents(Persons persons, IdentityProtection protection, Clock clock) {
        this.persons = persons;
        this.protection = protection;
        this.clock = clock;
    }

    /**
     * @throws Refused if the agent's identity card cannot be one, or is the person's own, or a
     *     number is nobody's
     */
    DesignationPaper paper(HisRequest request) {
        return new DesignationPaper(
                request.text(NODE, "tel"),
                request.text(NODE, "addr"),
                request.text(NODE, "memo"),
                agent(request));
    }

    private Optional<Agent> agent(HisRequest request) {
        String name = request.text(NODE, "agnter_name").strip();
        String number = request.text(NODE, "agnter_certno").strip().toUpperCase(Locale.ROOT);
        if (name.isEmpty() && number.isEmpty()) {
            return Optional.empty();
        }
        if (name.isEmpty()) {
            throw refused("agnter_name", "缺少代办人姓名");
        }
        String type = request.text(NODE, "agnter_cert_type");
        if (!number.isEmpty()) {
            mustBeTheirOwn(request, type, number);
        }
        return Optional.of(
                new Agent(
                        name,
                        type,
                        Optional.of(number).filter(one -> !one.isEmpty()).map(protection::protect),
                        request.text(NODE, "agnter_tel"),
                        request.text(NODE, "agnter_addr"),
                        request.text(NODE, "agnter_rlts")));
    }

    private void mustBeTheirOwn(HisRequest request, String type, String number) {
        if (type.equals(IDENTITY_CARD)) {
            IdentityNumber.fault(number, !Environment.isProduction(), Beijing.day(clock.instant()))
                    .ifPresent(
                            fault -> {
                                throw refused("agnter_certno", "代办人身份证号码有误");
                            });
        }
        boolean own =
                persons.find(request.text(NODE, "psn_no"))
                        .filter(
                                person ->
                                        protection.index(number).equals(person.identity().index()))
                        .isPresent();
        if (own) {
            throw refused("agnter_certno", "代办人证件号码是参保人本人的");
        }
    }

    private static Refused refused(String field, String said) {
        return HisWords.refused(FilingRefusal.AGENT_IDENTITY_INVALID, field, said);
    }
}
