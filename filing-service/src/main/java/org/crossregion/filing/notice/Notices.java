package org.crossregion.filing.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.eligibility.AdmissionTold;
import org.crossregion.messaging.Outbox;
import org.crossregion.web.audit.AuditTrail;

import java.util.List;
import java.util.Map;

/** Records what was told of stays elsewhere, with event and audit. */
@ApplicationScoped
public class Notices {

    private final NoticeRepository rows;
    private final Outbox outbox;
    private final AuditTrail audit;

    Notices(NoticeRepository rows, Outbox outbox, AuditTrail audit) {
        this.rows = rows;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** An admission message that was recorded before changes nothing. */
    @Transactional
    void record(AdmissionNotice one) {
        if (!rows.add(one)) {
            return;
        }
        outbox.add(AdmissionNoticed.of(one));
        audit.record(
                "admission-told",
                "admission-notice/" + one.id(),
                Map.of(
                        "personNo", one.personNo(),
                        "insuredRegion", one.insuredRegion().value(),
                        "institution", one.institution(),
                        "admittedOn", one.admittedOn().toString(),
                        "channel", one.channel().code(),
                        "author", one.author()));
    }

    /** Everything told of a person's stays that bears on eligibility. */
    public List<AdmissionTold> ofPerson(String personNo) {
        return rows.ofPerson(personNo).stream().map(AdmissionNotice::bearing).toList();
    }
}
