package org.crossregion.clearing.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Can my month close? Everything that stands in the way, with what to do, in one call. */
@Path("/api/v1/periods/{period}/readiness")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reconciliations")
public class MonthCloseResource {

    private final BlockingRepository blocking;
    private final ListRepository lists;
    private final Access access;
    private final Clock clock;

    MonthCloseResource(
            BlockingRepository blocking, ListRepository lists, Access access, Clock clock) {
        this.blocking = blocking;
        this.lists = lists;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Whether a month can close.
     *
     * @param closable nothing stands in the way: no bill, no obstacle
     * @param bills of the month, all of them
     * @param blocking the bills that stand in the way, a page of them
     */
    public record MonthClose(
            String period,
            String institution,
            boolean closable,
            long bills,
            Money cleared,
            List<Obstacle> obstacles,
            Page<BlockingBill> blocking) {}

    /** What stands in the way and is no bill. */
    public record Obstacle(String reason, String said, String remedy) {}

    @GET
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(
            summary = "Can my month close? The bills that block it, each with why and what to do",
            description =
                    "A hospital asks about its own; an agency about one institution or about all that"
                            + " its region treats.")
    public MonthClose get(
            @RestPath Period period,
            @RestQuery Optional<String> institution,
            @BeanParam PageRequest page) {
        if (period.isYear()) {
            throw Refused.field("period", "month", "must be a month such as 2026-10");
        }
        Optional<String> asked =
                access.own().isPresent() || institution.isPresent()
                        ? Optional.of(access.institution(institution))
                        : Optional.empty();
        String region = asked.isPresent() ? "%" : access.pattern();
        List<BlockingBill> found =
                blocking.blocking(
                        period, asked, region, page.after().orElse(""), page.limitAndOne());
        List<Obstacle> obstacles = obstacles(period, asked);
        BlockingRepository.Standing standing = blocking.standing(period, asked, region);
        return new MonthClose(
                period.toString(),
                asked.orElse(null),
                found.isEmpty() && page.after().isEmpty() && obstacles.isEmpty(),
                standing.bills(),
                standing.cleared(),
                obstacles,
                Page.of(found, page, BlockingBill::settlementId));
    }

    private List<Obstacle> obstacles(Period period, Optional<String> institution) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (!period.hasEnded(clock.instant())) {
            obstacles.add(new Obstacle("period-not-ended", period + "期尚未结束", "月末结束后再核对"));
        }
        institution.ifPresent(code -> reconciled(period, code).ifPresent(obstacles::add));
        return obstacles;
    }

    /** A list says row by row what differs; totals alone only that something does. */
    private Optional<Obstacle> reconciled(Period period, String institution) {
        boolean listed =
                !lists.runs(
                                period.firstDay(),
                                period.endDay(),
                                Optional.of(institution),
                                "%",
                                OptionalLong.empty(),
                                1)
                        .isEmpty();
        if (listed) {
            return Optional.empty();
        }
        BlockingRepository.Stated stated = blocking.stated(period, institution);
        if (stated.unbalanced() > 0) {
            return Optional.of(
                    new Obstacle(
                            "totals-differ",
                            "总额对账（3201）有" + stated.unbalanced() + "组不平",
                            "以3202核对明细，处理差异后重新对总账"));
        }
        return stated.groups() > 0
                ? Optional.empty()
                : Optional.of(
                        new Obstacle(
                                "not-reconciled",
                                "本月尚未对账",
                                "上传全月清单（POST /api/v1/reconciliations），或以3201、3202对账"));
    }
}
