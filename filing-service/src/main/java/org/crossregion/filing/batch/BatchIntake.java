package org.crossregion.filing.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.employer.Employer;
import org.crossregion.filing.employer.Employers;
import org.crossregion.filing.policy.BatchTerms;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.region.Region;
import org.crossregion.filing.region.Regions;
import org.crossregion.sheet.Sheet;
import org.crossregion.sheet.SheetLimits;
import org.crossregion.sheet.SheetNotRead;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Environment;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes a list in: it can be read, its employer is known, and the head count agrees. */
@ApplicationScoped
class BatchIntake {

    private final BatchRepository batches;
    private final FilingPolicies policies;
    private final Regions regions;
    private final Employers employers;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;
    private final SheetLimits limits;

    BatchIntake(
            BatchRepository batches,
            FilingPolicies policies,
            Regions regions,
            Employers employers,
            AuditTrail audit,
            Caller caller,
            Clock clock,
            @ConfigProperty(name = "crossregion.filing.batch.max-rows", defaultValue = "20000")
                    int maxRows) {
        this.batches = batches;
        this.policies = policies;
        this.regions = regions;
        this.employers = employers;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
        // The heading, and what may stand above it.
        this.limits = SheetLimits.ofRows(maxRows + 10);
    }

    /**
     * @throws Refused if the list cannot be taken; then nothing of it is kept
     */
    @Transactional
    Batch take(BatchUpload upload) {
        Instant now = clock.instant();
        LocalDate today = Beijing.day(now);
        mustPool(upload.region());
        caller.mustCover(upload.region());
        FilingPolicy policy = policies.inForce(upload.region(), today).value();
        String channel = channel(upload, policy);
        Employer employer = employer(upload, today);
        Sheet sheet = read(upload.file(), limits);
        Heading heading = Heading.of(sheet, BatchColumns.of(policy));
        List<RowDraft> drafts =
                heading.rowsOf(sheet).stream()
                        .map(
                                new RowReader(heading, policy, !Environment.isProduction(), today)
                                        ::read)
                        .toList();
        if (drafts.isEmpty()) {
            throw notAccepted("empty", "表头下没有数据行");
        }
        int persons = persons(drafts);
        Optional<String> difference =
                headCountDifference(upload.declared(), drafts.size(), persons, employer);
        if (difference.isPresent() && policy.batch().headCount() == BatchTerms.HeadCount.REFUSE) {
            throw new Refused(
                    FilingRefusal.HEAD_COUNT_DIFFERS,
                    difference.get(),
                    List.of(new Violation("headCount", "differs", difference.get())));
        }
        Batch batch =
                new Batch(
                        batches.nextId(upload.region(), today),
                        upload.region(),
                        upload.employer(),
                        upload.declared(),
                        channel,
                        upload.fileName(),
                        sheet.format(),
                        sha256(upload.file()),
                        drafts.size(),
                        persons,
                        difference.isPresent() ? BatchState.HELD : BatchState.WAITING,
                        caller.user(),
                        caller.roles(),
                        caller.region().map(RegionCode::value).orElse(""),
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        batches.add(batch, upload.file());
        audit.record("filing-batch-uploaded", "filing-batch/" + batch.id(), detail(batch));
        return batch;
    }

    /**
     * @throws Refused if the file is no list that can be read
     */
    static Sheet read(byte[] file, SheetLimits limits) {
        try {
            return Sheet.read(file, limits);
        } catch (SheetNotRead e) {
            throw notAccepted(e.rule(), e.getMessage());
        }
    }

    private static Refused notAccepted(String rule, String message) {
        return new Refused(
                FilingRefusal.BATCH_FILE_NOT_ACCEPTED,
                message,
                List.of(new Violation("file", rule, message)));
    }

    private void mustPool(RegionCode code) {
        if (regions.find(code).filter(Region::poolsForItself).isEmpty()) {
            throw new Refused(
                    FilingRefusal.REGION_UNKNOWN,
                    code + " is no pooling region",
                    List.of(new Violation("region", "known", code + " is no pooling region")));
        }
    }

    private static String channel(BatchUpload upload, FilingPolicy policy) {
        Set<String> offered = policy.channels().keySet();
        return upload.channel()
                .filter(offered::contains)
                .or(
                        () ->
                                upload.channel().isPresent()
                                        ? Optional.empty()
                                        : Stream.of("batch", "employer", "agency")
                                                .filter(offered::contains)
                                                .findFirst())
                .orElseThrow(
                        () ->
                                new Refused(
                                        FilingRefusal.CHANNEL_NOT_OFFERED,
                                        "channel: must be one of " + String.join(", ", offered),
                                        List.of(
                                                new Violation(
                                                        "channel",
                                                        FilingRefusal.CHANNEL_NOT_OFFERED.code(),
                                                        "must be one of "
                                                                + String.join(", ", offered)))));
    }

    private Employer employer(BatchUpload upload, LocalDate today) {
        Employer employer = employers.get(upload.employer());
        boolean here =
                regions.poolingRegion(employer.region()).code().equals(upload.region())
                        && employer.existsOn(today);
        if (!here) {
            String message = "is no unit of " + upload.region() + " on " + today;
            throw new Refused(
                    FilingRefusal.EMPLOYER_OF_OTHER_REGION,
                    "employer " + upload.employer() + " " + message,
                    List.of(new Violation("employer", "region", message)));
        }
        return employer;
    }

    /** Each once, whether named by number or by certificate; who cannot be read counts as one. */
    private static int persons(List<RowDraft> drafts) {
        Set<String> keys = new HashSet<>();
        for (RowDraft draft : drafts) {
            keys.add(draft.personKey().isEmpty() ? "row " + draft.row() : draft.personKey());
        }
        return keys.size();
    }

    /**
     * The declared number must be that of the rows or of the people on them (who is there twice is
     * told row by row), and no more than the unit has.
     */
    static Optional<String> headCountDifference(
            int declared, int rows, int persons, Employer employer) {
        if (declared != rows && declared != persons) {
            return Optional.of("申报 %d 人，名单中有 %d 行、%d 人".formatted(declared, rows, persons));
        }
        return employer.headCount()
                .filter(all -> persons > all)
                .map(all -> "名单中有 %d 人，单位登记人数为 %d 人".formatted(persons, all));
    }

    private static Map<String, Object> detail(Batch batch) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("region", batch.region().value());
        detail.put("employer", batch.employer());
        detail.put("declared", batch.declared());
        detail.put("rows", batch.rows());
        detail.put("state", batch.state().code());
        detail.put("sha256", batch.fileSha256());
        return detail;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
