package org.crossregion.settlement.message;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;
import org.jboss.logging.Logger;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Removes refused messages that nobody needs to look up any more, each night. Messages that took
 * effect stay as long as the facts they made, and tombstones as long as what they bar might come.
 */
@ApplicationScoped
class MessageRetention implements BusinessJob {

    private static final Logger LOG = Logger.getLogger(MessageRetention.class);

    private static final LocalTime QUIET = LocalTime.of(3, 20);
    private static final int AT_ONCE = 10_000;

    private final MessageRepository messages;
    private final MessageConfig config;

    MessageRetention(MessageRepository messages, MessageConfig config) {
        this.messages = messages;
        this.config = config;
    }

    @Override
    public String name() {
        return "message-retention";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        ZonedDateTime local = after.atZone(Beijing.ZONE);
        ZonedDateTime today = local.with(QUIET);
        return Optional.of((today.isAfter(local) ? today : today.plusDays(1)).toInstant());
    }

    @Override
    public void run(Instant due) {
        Instant before = due.atZone(Beijing.ZONE).minusDays(config.keepRefusedDays()).toInstant();
        int all = 0;
        int removed = AT_ONCE;
        while (removed == AT_ONCE) {
            removed = messages.forget(before, AT_ONCE);
            all += removed;
        }
        LOG.infof("%d refused messages from before %s are removed", all, before);
    }
}
