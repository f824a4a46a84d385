package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.catalogue.Catalogue;
import org.crossregion.settlement.catalogue.CatalogueItem;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Classes what is claimed: items by the catalogue, sums of a category by the clerk's reading. */
@ApplicationScoped
class ClaimClassing {

    private final Catalogue catalogue;

    ClaimClassing(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param catalogueOf the region whose catalogue counts
     */
    List<ClaimLine> lines(ClaimRequest request, RegionCode insured, RegionCode catalogueOf) {
        List<ClaimRequest.Line> items = request.items();
        Catalogue.Excerpt excerpt =
                catalogue.excerpt(
                        insured,
                        catalogueOf,
                        items.stream().map(ClaimRequest.Line::itemCode).distinct().toList());
        List<ClaimLine> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            ClaimRequest.Line item = items.get(i);
            mustBeSound(item, request, "lines[" + i + "]");
            CatalogueItem known = excerpt.item(item.itemCode(), item.occurredOn());
            lines.add(
                    new ClaimLine(
                            lines.size() + 1,
                            item.itemCode(),
                            known.name(),
                            known.chargeCategory(),
                            item.occurredOn(),
                            item.count().stripTrailingZeros(),
                            known.split(item.amount(), item.count(), item.restrictionMet())));
        }
        List<ClaimRequest.Sum> sums = request.categories();
        for (int i = 0; i < sums.size(); i++) {
            lines.add(sum(lines.size() + 1, sums.get(i), request.endedOn(), "sums[" + i + "]"));
        }
        return lines;
    }

    private static void mustBeSound(ClaimRequest.Line item, ClaimRequest request, String field) {
        mustBePositive(item.amount(), field);
        LocalDate day = item.occurredOn();
        if (day.isBefore(request.beganOn()) || day.isAfter(request.endedOn())) {
            throw Refused.field(
                    field + ".occurredOn", "in-time", "不在就医期间 / is not a day of the care");
        }
        BigDecimal product = item.price().multiply(item.count());
        Money rounded = Money.ofYuan(product, RoundingMode.HALF_UP);
        if (rounded.minus(item.amount()).fen() > 1 || item.amount().minus(rounded).fen() > 1) {
            throw Refused.field(
                    field + ".amount",
                    "price-times-count",
                    "单价×数量为 " + rounded + " / is not price × count");
        }
    }

    private static void mustBePositive(Money amount, String field) {
        if (!amount.isPositive()) {
            throw Refused.field(
                    field + ".amount", "positive", "金额应大于零 / must be more than nothing");
        }
    }

    private static ClaimLine sum(int lineNo, ClaimRequest.Sum sum, LocalDate day, String field) {
        mustBePositive(sum.amount(), field);
        Money fullSelfPay = part(sum.fullSelfPay(), field + ".fullSelfPay");
        Money overLimit = part(sum.overLimit(), field + ".overLimit");
        Money priorSelfPay = part(sum.priorSelfPay(), field + ".priorSelfPay");
        Money inScope = sum.amount().minus(fullSelfPay).minus(overLimit).minus(priorSelfPay);
        if (inScope.isNegative()) {
            throw Refused.field(
                    field + ".amount", "parts", "自费、超限价与先行自付合计超过金额 / is less than its parts");
        }
        return new ClaimLine(
                lineNo,
                "",
                "",
                sum.category(),
                day,
                BigDecimal.ONE,
                new LineSplit(fullSelfPay, overLimit, priorSelfPay, inScope));
    }

    private static Money part(Money given, String field) {
        Money part = Optional.ofNullable(given).orElse(Money.ZERO);
        if (part.isNegative()) {
            throw Refused.field(field, "not-negative", "金额不得为负 / must not be negative");
        }
        return part;
    }
}
