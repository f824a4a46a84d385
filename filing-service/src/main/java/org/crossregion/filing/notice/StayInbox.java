package org.crossregion.filing.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.PoisonedEvent;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.web.problem.Refused;

import java.util.List;
import java.util.Optional;

/** Makes notices of the admissions that settlement tells of. */
@ApplicationScoped
class StayInbox implements EventInbox {

    private static final String REPORTED = "admission-reported.v1";

    private final NoticeDesk desk;
    private final Notices notices;

    StayInbox(NoticeDesk desk, Notices notices) {
        this.desk = desk;
        this.notices = notices;
    }

    @Override
    public String consumer() {
        return "filing.stay-events";
    }

    @Override
    public String topic() {
        return "stay-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        for (ReceivedEvent event : batch) {
            if (event.type().equals(REPORTED)) {
                take(event, Events.read(event, AdmissionReported.class));
            }
        }
    }

    private void take(ReceivedEvent event, AdmissionReported told) {
        try {
            desk.remember(told);
            if (told.department().isEmpty() || told.bed().isEmpty()) {
                return;
            }
            notices.record(
                    desk.notice(
                            new NoticeDesk.Told(
                                    told.personNo(),
                                    told.institution(),
                                    told.department(),
                                    "",
                                    told.bed(),
                                    Optional.ofNullable(told.phone()),
                                    told.admittedOn(),
                                    Optional.of(told.reportedAt()),
                                    Channel.ADMISSION,
                                    Optional.of(told.visitId()),
                                    "institution/" + told.institution())));
        } catch (Refused e) {
            throw new PoisonedEvent(event, "breaks a rule: " + e.getMessage(), e);
        }
    }
}
