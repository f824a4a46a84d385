package org.crossregion.load.bare;

import com.fasterxml.jackson.databind.JsonNode;

import io.agroal.api.AgroalDataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.load.replay.Replay;
import org.crossregion.load.replay.Replay.Target;
import org.crossregion.load.replay.Script;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Reads the same JSON, runs the same statements, answers the same length; and thinks nothing. */
@Path("/fsi/api")
public class BareResource {

    private final Statements statements;

    BareResource(Statements statements) {
        this.statements = statements;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String ready() {
        return "ready";
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public String settle(JsonNode envelope) throws SQLException {
        JsonNode data = envelope.path("input").path("data");
        Target target =
                new Target(
                        data.path("mdtrt_id").textValue(),
                        data.path("psn_no").textValue(),
                        envelope.path("msgid").textValue());
        statements.before(target);
        return statements.inside(target);
    }

    /** The statements, before the transaction and in it. */
    @ApplicationScoped
    static class Statements {

        private final AgroalDataSource source;
        private final Script script;
        private final Replay replay;

        Statements(
                AgroalDataSource source,
                @ConfigProperty(name = "load.script") Optional<String> script) {
            this.source = source;
            this.script = Script.read(java.nio.file.Path.of(script.orElseThrow()));
            this.replay = new Replay(this.script, Replay.OF_THE_ENDPOINT);
        }

        void before(Target target) throws SQLException {
            if (script.before().isEmpty()) {
                return;
            }
            try (Connection connection = source.getConnection()) {
                replay.before(connection, target);
            }
        }

        @Transactional
        String inside(Target target) throws SQLException {
            try (Connection connection = source.getConnection()) {
                replay.inside(connection, target);
            }
            return script.answer();
        }
    }
}
