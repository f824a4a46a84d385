package org.crossregion.filing.opening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.account.FiscalAccounts;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.region.OpeningStage;
import org.crossregion.filing.region.OpeningStep;
import org.crossregion.filing.region.Openings;
import org.crossregion.filing.region.Region;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes a region from one stage of its opening to the next. */
@ApplicationScoped
class OpeningDesk {

    private final Regions regions;
    private final Openings openings;
    private final FiscalAccounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    OpeningDesk(
            Regions regions,
            Openings openings,
            FiscalAccounts accounts,
            AuditTrail audit,
            Clock clock) {
        this.regions = regions;
        this.openings = openings;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Forward one stage at a time, or back to where a region was; what was reached before may be
     * taken up again.
     *
     * @param since the first day; today if absent
     * @return every step of the region
     * @throws Refused if a stage would be skipped, an account is missing, or the day is not
     *     possible
     */
    @Transactional
    List<OpeningStep> take(
            RegionCode code,
            OpeningStage stage,
            Optional<LocalDate> since,
            String author,
            String reason) {
        openings.lock(code);
        Region region = poolingRegion(code);
        LocalDate today = Beijing.day(clock.instant());
        LocalDate from = since.orElse(today);
        List<OpeningStep> before = openings.of(code);
        mustFollow(region, stage, before);
        mustBePossible(from, today, before);
        if (stage == OpeningStage.OPEN) {
            mustHaveAccounts(region, today);
        }

        openings.take(new OpeningStep(code, stage, from, clock.instant(), author, reason));
        audit.record(
                "region-stage-reached",
                "region/" + code,
                Map.of("stage", stage.code(), "since", from.toString(), "reason", reason));
        return openings.of(code);
    }

    /**
     * @throws Refused if it is no region that pools for itself
     */
    Region poolingRegion(RegionCode code) {
        return regions.asItIsNow(code)
                .filter(Region::poolsForItself)
                .orElseThrow(
                        () ->
                                new Refused(
                                        FilingRefusal.REGION_UNKNOWN,
                                        code + " is no pooling region",
                                        List.of(
                                                new Violation(
                                                        "code",
                                                        "known",
                                                        code + " is no pooling region"))));
    }

    private static void mustFollow(Region region, OpeningStage stage, List<OpeningStep> before) {
        if (region.openingStage() == stage) {
            throw skipped(region, stage, "is at " + stage.label() + " already");
        }
        OpeningStage next = OpeningStage.farthest(region.openingStage(), before);
        if (stage.compareTo(next) > 0) {
            throw skipped(region, stage, "is next at " + next.label());
        }
    }

    private static Refused skipped(Region region, OpeningStage stage, String why) {
        return new Refused(
                FilingRefusal.STAGE_SKIPPED,
                "%s（%s） %s".formatted(region.name(), region.code(), why),
                List.of(new Violation("stage", "order", "cannot be " + stage.code())));
    }

    private static void mustBePossible(LocalDate from, LocalDate today, List<OpeningStep> before) {
        if (from.isAfter(today)) {
            throw Refused.field("since", "order", "is in the future");
        }
        if (!before.isEmpty() && from.isBefore(before.get(before.size() - 1).since())) {
            throw Refused.field("since", "order", "is before the step that it follows");
        }
    }

    private void mustHaveAccounts(Region region, LocalDate today) {
        Set<Scheme> missing = EnumSet.allOf(Scheme.class);
        missing.removeAll(accounts.clearingSchemes(region.code(), today));
        if (!missing.isEmpty()) {
            throw new Refused(
                    FilingRefusal.FISCAL_ACCOUNT_MISSING,
                    "%s（%s） has no account for clearing of %s"
                            .formatted(
                                    region.name(),
                                    region.code(),
                                    missing.stream()
                                            .map(Scheme::label)
                                            .collect(Collectors.joining("、"))));
        }
    }
}
