package org.crossregion.fund.reference;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.quota.AlertScope;
import org.crossregion.fund.quota.Basis;
import org.crossregion.fund.quota.Method;
import org.crossregion.fund.quota.QuotaPolicies;
import org.crossregion.fund.quota.QuotaPolicy;
import org.crossregion.fund.quota.Reach;
import org.crossregion.fund.quota.Whole;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.reference.Rejections;
import org.crossregion.web.reference.YamlRows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The kind {@code quota-policies}: a YAML list; see docs/reference/fund-reference-files.md. */
@ApplicationScoped
class QuotaPolicyFile implements ReferenceKind {

    private static final int DECIMALS = 4;

    private final QuotaPolicies policies;

    QuotaPolicyFile(QuotaPolicies policies) {
        this.policies = policies;
    }

    @Override
    public String kind() {
        return "quota-policies";
    }

    @Override
    public String mediaType() {
        return "application/yaml";
    }

    @Override
    public ImportResult importFile(byte[] content) {
        List<QuotaPolicy> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Rejections rejections = new Rejections();
        for (YamlRows.Entry<Terms> entry : YamlRows.entries(content, Terms.class)) {
            try {
                QuotaPolicy policy = entry.value().policy();
                if (!seen.add(policy.region() + " " + policy.reach() + " " + policy.validFrom())) {
                    rejections.add(
                            entry.line(), "validFrom", "unique", "this policy appears twice");
                }
                read.add(policy);
            } catch (IllegalArgumentException | ArithmeticException e) {
                rejections.add(entry.line(), "", "value", e.getMessage());
            }
        }
        rejections.mustBeNone();
        int changed = policies.record(read);
        return new ImportResult(changed, read.size() - changed);
    }

    @Override
    public byte[] export() {
        return YamlRows.write(policies.all().stream().map(Terms::of).toList());
    }

    /**
     * One entry of the file.
     *
     * @param tier province or national for pairs within or beyond the province; all if absent
     * @param method average, net-outflow or given-total; average if absent
     * @param months how many months the basis covers; 3 if absent
     * @param multiplier the coefficient as a decimal number; 2 if absent
     * @param whole fen, or ten-thousand-yuan for quotas in whole 万元; fen if absent
     * @param printedUnit 元 or 万元; 元 if absent
     * @param yellow basis points of paid-in money in use; 7000 if absent
     * @param red the same; 9000 if absent
     * @param rearm basis points below a threshold; 200 if absent
     * @param freeze the last day on which what is told of last year counts; 01-31 if absent
     * @param noticeDays working days to pay up; 10 if absent
     * @param emergencyDays working days to pay an emergency increase; 10 if absent
     * @param alertScope pair, treatment or insured: whose use is watched; pair if absent
     * @param decisionDays working days in which an emergency increase is decided; 5 if absent
     * @param applyDays working days of those to pay in which the agency applies; 0 if absent
     */
    @JsonPropertyOrder({
        "region",
        "tier",
        "validFrom",
        "source",
        "method",
        "basis",
        "months",
        "multiplier",
        "whole",
        "printedUnit",
        "yellow",
        "red",
        "rearm",
        "freeze",
        "noticeDays",
        "emergencyDays",
        "alertScope",
        "decisionDays",
        "applyDays"
    })
    record Terms(
            RegionCode region,
            Reach tier,
            LocalDate validFrom,
            String source,
            Method method,
            Basis basis,
            Integer months,
            BigDecimal multiplier,
            Whole whole,
            String printedUnit,
            Integer yellow,
            Integer red,
            Integer rearm,
            String freeze,
            Integer noticeDays,
            Integer emergencyDays,
            AlertScope alertScope,
            Integer decisionDays,
            Integer applyDays) {

        QuotaPolicy policy() {
            return new QuotaPolicy(
                    required("region", region),
                    tier == null ? Reach.ALL : tier,
                    required("validFrom", validFrom),
                    1,
                    required("source", source),
                    method == null ? Method.AVERAGE : method,
                    basis == null ? Basis.SETTLED : basis,
                    months == null ? 3 : months,
                    multiplier == null
                            ? Rate.ofBasisPoints(20_000)
                            : Rate.ofBasisPoints(
                                    multiplier.movePointRight(DECIMALS).intValueExact()),
                    whole == null ? Whole.FEN : whole,
                    printedUnit == null ? "元" : printedUnit,
                    Rate.ofBasisPoints(yellow == null ? 7_000 : yellow),
                    Rate.ofBasisPoints(red == null ? 9_000 : red),
                    Rate.ofBasisPoints(rearm == null ? 200 : rearm),
                    freeze == null ? "01-31" : freeze,
                    noticeDays == null ? 10 : noticeDays,
                    emergencyDays == null ? 10 : emergencyDays,
                    alertScope == null ? AlertScope.PAIR : alertScope,
                    decisionDays == null ? 5 : decisionDays,
                    applyDays == null ? 0 : applyDays);
        }

        static Terms of(QuotaPolicy policy) {
            return new Terms(
                    policy.region(),
                    policy.reach(),
                    policy.validFrom(),
                    policy.source(),
                    policy.method(),
                    policy.basis(),
                    policy.divisor(),
                    policy.multiplier().asFraction(),
                    policy.whole(),
                    policy.printedUnit(),
                    policy.yellow().basisPoints(),
                    policy.red().basisPoints(),
                    policy.rearm().basisPoints(),
                    policy.freezeDay(),
                    policy.noticeDays(),
                    policy.emergencyDays(),
                    policy.alertScope(),
                    policy.decisionDays(),
                    policy.applyDays());
        }

        private static <T> T required(String name, T value) {
            if (value == null) {
                throw new IllegalArgumentException(name + " is missing");
            }
            return value;
        }
    }
}
