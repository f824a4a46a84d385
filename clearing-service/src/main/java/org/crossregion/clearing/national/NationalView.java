package org.crossregion.clearing.national;

import org.crossregion.clearing.total.Amounts;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A month of the national tier: computed beside imported.
 *
 * @param region whose part alone; null for all
 * @param result the one that counts; null if none was loaded
 * @param balanced whether a result is there and nothing differs; true where the month is computed
 * @param open differences that are not resolved, by class
 * @param lines per counterpart province, region and scheme
 */
public record NationalView(
        String period,
        String authority,
        String region,
        String mode,
        Result result,
        boolean balanced,
        Map<String, Long> open,
        List<LineView> lines) {

    /** A result as it was loaded. */
    public record Result(
            UUID id,
            long no,
            int rows,
            String fileName,
            String sha256,
            String givenBy,
            OffsetDateTime givenAt) {

        static Result of(NationalResult result) {
            return new Result(
                    result.id(),
                    result.no(),
                    result.rows(),
                    result.fileName(),
                    result.sha256(),
                    result.givenBy(),
                    result.givenAt().atZone(Beijing.ZONE).toOffsetDateTime());
        }
    }

    /**
     * One line.
     *
     * @param adjusted what differences resolved by the nation's figure add to what we computed
     * @param difference what is not resolved; nothing where both agree
     */
    public record LineView(
            String direction,
            String province,
            String provinceName,
            String region,
            String regionName,
            String scheme,
            Side imported,
            Side computed,
            Side adjusted,
            Side difference,
            boolean agrees) {

        static LineView of(Line line, UnaryOperator<String> nameOf) {
            return new LineView(
                    line.direction().code(),
                    line.province().value(),
                    nameOf.apply(line.province().value()),
                    line.region().value(),
                    nameOf.apply(line.region().value()),
                    line.scheme().code(),
                    Side.of(line.imported()),
                    Side.of(line.computed()),
                    Side.of(line.adjusted()),
                    Side.of(line.difference()),
                    line.agrees());
        }
    }

    /**
     * What one side has.
     *
     * @param owed cleared less deducted
     */
    public record Side(long cases, Money total, Money cleared, Money deducted, Money owed) {

        static Side of(Amounts amounts) {
            return new Side(
                    amounts.cases(),
                    amounts.total(),
                    amounts.cleared(),
                    amounts.deducted(),
                    amounts.cleared().minus(amounts.deducted()));
        }
    }
}
