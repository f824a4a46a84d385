package org.crossregion.web.desk;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.request.OptionalBody;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jdbi.v3.core.Jdbi;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Opens and lists desks, and fails in every way a resource can. */
@Path("/api/v1/desks")
@RolesAllowed({Role.FILING_CLERK, Role.HOSPITAL})
public class DeskResource {

    private static final String ADD =
            """
            insert into desk (name, region, amount_fen) values (?, ?, ?) returning id
            """;

    private final Jdbi jdbi;
    private final AuditTrail audit;
    private final Caller caller;

    DeskResource(Jdbi jdbi, AuditTrail audit, Caller caller) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @Transactional
    public RestResponse<DeskView> open(@Valid @NotNull DeskRequest request) {
        caller.mustCover(request.region());
        long id =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(ADD)
                                        .bind(0, request.name())
                                        .bind(1, request.region())
                                        .bind(2, request.amount())
                                        .mapTo(Long.class)
                                        .one());
        audit.record("desk-opened", "desk/" + id, Map.of("name", request.name()));
        if (request.name().startsWith("too late")) {
            throw new IllegalStateException("secret of the house");
        }
        DeskView view = new DeskView(id, request.name(), request.region(), request.amount());
        return RestResponse.ResponseBuilder.<DeskView>create(201)
                .location(URI.create("/api/v1/desks/" + id))
                .entity(view)
                .build();
    }

    @GET
    public Page<DeskView> list(@BeanParam PageRequest page) {
        List<DeskView> desks =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select id, name, region, amount_fen as amount
                                                from desk where id > :after order by id limit :limit
                                                """)
                                        .bind("after", page.afterNumber().orElse(0))
                                        .bind("limit", page.limitAndOne())
                                        .mapTo(DeskView.class)
                                        .list());
        return Page.of(desks, page, desk -> Long.toString(desk.id()));
    }

    @GET
    @Path("/{id}")
    public Map<String, String> read(
            @PathParam("id") long id,
            @QueryParam("period") Period period,
            @QueryParam("on") Optional<LocalDate> on,
            @QueryParam("kind") Optional<DeskKind> kind,
            @QueryParam("region") List<RegionCode> regions,
            @RestQuery Integer floor,
            @QueryParam("size") @Min(1) @Max(9) Integer size,
            @QueryParam("uuid") UUID uuid,
            @QueryParam("at") Instant at) {
        return Map.of(
                "seen",
                id + "|" + period + "|" + on + "|" + kind.map(DeskKind::code) + "|" + regions);
    }

    @GET
    @Path("/of/{institution}")
    public Map<String, String> own(@PathParam("institution") String institution) {
        caller.mustBeInstitution(institution);
        return Map.of("user", caller.user());
    }

    @POST
    @Path("/bell")
    public Map<String, String> ring(@OptionalBody DeskRequest request) {
        return Map.of("rung", request == null ? "plainly" : "for " + request.name());
    }

    @POST
    @Path("/note")
    @Consumes(MediaType.TEXT_PLAIN)
    public int note(byte[] text) {
        return text.length;
    }

    @GET
    @Path("/boom")
    public String boom() {
        throw new IllegalStateException("secret of the house about 999900190001010000");
    }

    @GET
    @Path("/busy")
    public String busy() throws SQLException {
        throw new SQLException("Sorry, acquisition timeout!");
    }

    @GET
    @Path("/services")
    @RolesAllowed(Role.SERVICE)
    public Map<String, String> services() {
        return Map.of("user", caller.user());
    }

    @GET
    @Path("/open")
    @PermitAll
    public Map<String, String> open() {
        return Map.of("user", caller.user());
    }

    @GET
    @Path("/nobody-said-who")
    @jakarta.annotation.security.DenyAll
    public String closed() {
        return "never";
    }

    /** What a client sends to open a desk. */
    public record DeskRequest(
            @NotBlank String name,
            @NotNull RegionCode region,
            @NotNull Money amount,
            DeskKind kind,
            LocalDate day,
            Instant at,
            int count,
            List<@Valid Drawer> drawers,
            Map<String, Object> extra) {}

    /** A part of a desk. */
    public record Drawer(@NotBlank String label, @Min(1) int depth) {}

    /** A desk as clients see it. */
    public record DeskView(long id, String name, RegionCode region, Money amount) {}
}
