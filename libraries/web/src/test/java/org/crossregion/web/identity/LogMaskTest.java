package org.crossregion.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;

import org.crossregion.web.desk.DeskTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;

/** Identity numbers do not reach the logs. */
@QuarkusTest
@DeskTest
class LogMaskTest {

    private static final Logger LOG = LoggerFactory.getLogger(LogMaskTest.class);
    private static final String ONE = "999900190001010000";
    private static final String TWO = "99990019800101002X";

    @Test
    void messages_parameters_context_and_exceptions_are_masked() throws IOException {
        MDC.put("who", ONE);
        Exception cause = new IllegalStateException("cause of " + TWO);
        cause.addSuppressed(new IllegalArgumentException("suppressed " + ONE));
        LOG.info("plain {} and {}, trace 123456789012345678901234567890", ONE, TWO);
        LOG.error("failed for {}", ONE, new RuntimeException("about " + ONE, cause));
        MDC.remove("who");

        String log = Files.readString(Path.of("target", "desk.log"));
        assertThat(log)
                .doesNotContain(ONE, TWO)
                .contains("plain 999***********0000 and 999***********002X")
                .contains("trace 123456789012345678901234567890")
                .contains("java.lang.RuntimeException: about 999***********0000")
                .contains("java.lang.IllegalStateException: cause of 999***********002X")
                .contains("suppressed 999***********0000")
                .contains("at org.crossregion.web.identity.LogMaskTest");
    }

    @Test
    void the_console_has_the_same_filter() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.log.console.filter", String.class))
                .isEqualTo("identity-mask");
    }

    @Test
    void a_record_of_any_style_is_masked() {
        ExtLogRecord record =
                new ExtLogRecord(
                        Level.INFO, "printf %s", ExtLogRecord.FormatStyle.PRINTF, "logger");
        record.setParameters(new Object[] {ONE});
        record.putMdc("who", TWO);
        Exception circle = new RuntimeException(ONE);
        circle.initCause(new RuntimeException("around", circle));
        record.setThrown(circle);

        assertThat(new IdentityMaskFilter().isLoggable(record)).isTrue();

        String line = new PatternFormatter("%s %X{who}").format(record);
        StringWriter trace = new StringWriter();
        record.getThrown().printStackTrace(new PrintWriter(trace));
        assertThat(line + trace).doesNotContain(ONE, TWO).contains("printf 999***********0000");
    }
}
