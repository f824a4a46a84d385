package org.crossregion.clearing.voucher;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.reference.Rejections;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which mapping is in force: the authority's own, else the nation's, the latest that counts from
 * the month or before; imported ones go before the shipped one. An administrator imports and
 * exports them; none is imported for a month that has passed, whose vouchers stay as they are.
 */
@ApplicationScoped
class Mappings implements ReferenceKind {

    private static final String SHIPPED = "/policies/voucher-mappings.yaml";

    private final MappingRepository repository;
    private final Clock clock;
    private final List<VoucherMapping> shipped;

    Mappings(MappingRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
        this.shipped = readShipped();
    }

    VoucherMapping inForce(RegionCode authority, Period month) {
        List<VoucherMapping> imported = imported();
        return Stream.of(authority, RegionCode.NATION)
                .flatMap(
                        whose ->
                                Stream.of(imported, shipped)
                                        .map(all -> latest(all, whose, month))
                                        .flatMap(Optional::stream))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no voucher mapping for " + month))
                .completedBy(shipped.get(0));
    }

    private static Optional<VoucherMapping> latest(
            List<VoucherMapping> all, RegionCode authority, Period month) {
        return all.stream()
                .filter(one -> one.authority().equals(authority))
                .filter(one -> !one.validFrom().firstDay().isAfter(month.firstDay()))
                .max(Comparator.comparing(one -> one.validFrom().firstDay()));
    }

    private List<VoucherMapping> imported() {
        return repository.all().stream()
                .flatMap(body -> MappingFile.read(body.getBytes(StandardCharsets.UTF_8)).stream())
                .toList();
    }

    @Override
    public String kind() {
        return "voucher-mappings";
    }

    /** What is there already may be in the file again; only what changes must lie ahead. */
    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        List<VoucherMapping> file = MappingFile.read(content);
        List<VoucherMapping> before = new ArrayList<>(imported());
        before.addAll(shipped);
        Period current = Period.of(YearMonth.from(Beijing.day(clock.instant())));
        Rejections rejections = new Rejections();
        List<VoucherMapping> news = file.stream().filter(one -> !before.contains(one)).toList();
        for (VoucherMapping mapping : news) {
            if (mapping.validFrom().firstDay().isBefore(current.firstDay())) {
                rejections.add(
                        1,
                        "validFrom",
                        "ahead",
                        mapping.authority()
                                + " "
                                + mapping.validFrom()
                                + ": months before "
                                + current
                                + " are booked");
            }
        }
        rejections.mustBeNone();
        int changed = 0;
        for (VoucherMapping mapping : news) {
            String body = new String(MappingFile.write(List.of(mapping)), StandardCharsets.UTF_8);
            if (repository.put(mapping, body)) {
                changed++;
            }
        }
        return new ImportResult(changed, file.size() - changed);
    }

    @Override
    public byte[] export() {
        List<VoucherMapping> all = new ArrayList<>(imported());
        all.addAll(shipped);
        return MappingFile.write(all);
    }

    @Override
    public String mediaType() {
        return "application/yaml";
    }

    private static List<VoucherMapping> readShipped() {
        try (InputStream file = Mappings.class.getResourceAsStream(SHIPPED)) {
            return MappingFile.read(Objects.requireNonNull(file, SHIPPED).readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(SHIPPED, e);
        }
    }
}
