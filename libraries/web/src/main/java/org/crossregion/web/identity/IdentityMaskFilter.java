package org.crossregion.web.identity;

import io.quarkus.logging.LoggingFilter;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

import java.util.HashMap;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Keeps identity numbers out of the logs: messages, context and exceptions, with their causes. */
@LoggingFilter(name = "identity-mask")
public final class IdentityMaskFilter implements Filter {

    private static final Formatter MESSAGES = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord log) {
        if (log instanceof ExtLogRecord record) {
            maskMessage(record);
            maskContext(record);
        } else {
            log.setMessage(IdentityNumbers.maskAll(log.getMessage()));
        }
        if (log.getThrown() != null && MaskedThrowable.isNeededFor(log.getThrown())) {
            log.setThrown(MaskedThrowable.of(log.getThrown()));
        }
        return true;
    }

    private static void maskMessage(ExtLogRecord record) {
        String message = MESSAGES.formatMessage(record);
        if (IdentityNumbers.occursIn(message)) {
            record.setMessage(IdentityNumbers.maskAll(message), ExtLogRecord.FormatStyle.NO_FORMAT);
            record.setParameters(null);
        }
    }

    private static void maskContext(ExtLogRecord record) {
        Map<String, String> masked = new HashMap<>();
        record.getMdcCopy()
                .forEach(
                        (key, value) -> {
                            if (IdentityNumbers.occursIn(value)) {
                                masked.put(key, IdentityNumbers.maskAll(value));
                            }
                        });
        masked.forEach(record::putMdc);
    }
}
