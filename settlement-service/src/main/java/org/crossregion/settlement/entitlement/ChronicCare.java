package org.crossregion.settlement.entitlement;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chronic outpatient care as far as an entitlement bears on it, and the one rule: whoever is
 * treated for a listed disease that demands it must be entitled to it, under that scheme, at that
 * institution, on the day of care.
 *
 * @param diseases what its lines or the visit say it is for; empty if nothing does
 */
public record ChronicCare(
        String personNo,
        Scheme scheme,
        RegionCode insuredRegion,
        String institution,
        LocalDate day,
        Set<String> diseases) {

    public ChronicCare {
        diseases = Set.copyOf(diseases);
    }

    /**
     * Why it is not settled as chronic care; absent if nothing stands against it.
     *
     * @param listed what the insured region lists on the day; nothing listed demands nothing
     * @param entitled all that the person is or was entitled to
     */
    Optional<String> objection(
            List<EntitlementRepository.Listed> listed, List<Entitlement> entitled) {
        boolean demanding =
                listed.stream().anyMatch(EntitlementRepository.Listed::entitlementRequired);
        if (!demanding) {
            return Optional.empty();
        }
        if (diseases.isEmpty()) {
            return unnamed(entitled);
        }
        return diseases.stream()
                .sorted()
                .map(code -> objection(code, listed, entitled))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The same care for what the hospital said otherwise, if nothing says it yet. */
    ChronicCare forAtLeast(Optional<String> disease) {
        return diseases.isEmpty() && disease.isPresent()
                ? new ChronicCare(
                        personNo, scheme, insuredRegion, institution, day, Set.of(disease.get()))
                : this;
    }

    /** Nothing says what it is for: then only one disease may come into question. */
    private Optional<String> unnamed(List<Entitlement> entitled) {
        List<Entitlement> holding = entitled.stream().filter(this::covers).toList();
        if (holding.size() == 1) {
            return Optional.empty();
        }
        return Optional.of(
                holding.isEmpty()
                        ? "未填病种 dise_codg，且该人员当日在本机构没有有效登记"
                        : "未填病种 dise_codg，可选："
                                + String.join(
                                        "、",
                                        holding.stream()
                                                .map(one -> one.diseaseCode() + one.diseaseName())
                                                .toList()));
    }

    private boolean covers(Entitlement one) {
        return one.scheme() == scheme && one.holdsOn(day) && one.isFor(institution);
    }

    private Optional<String> objection(
            String code, List<EntitlementRepository.Listed> listed, List<Entitlement> entitled) {
        Optional<EntitlementRepository.Listed> terms =
                listed.stream().filter(one -> one.code().equals(code)).findFirst();
        if (terms.isEmpty()) {
            return Optional.of("病种 " + code + " 不在参保地 " + insuredRegion + " 的门慢门特目录");
        }
        List<Entitlement> ofDisease =
                entitled.stream().filter(one -> one.diseaseCode().equals(code)).toList();
        if (!terms.get().entitlementRequired() || ofDisease.stream().anyMatch(this::covers)) {
            return Optional.empty();
        }
        String named = code + terms.get().name();
        return Optional.of(
                ofDisease.stream()
                        .filter(one -> one.scheme() == scheme && one.holdsOn(day))
                        .findFirst()
                        .map(one -> named + "的定点机构是 " + String.join("、", one.institutions()))
                        .or(
                                () ->
                                        ofDisease.stream()
                                                .reduce((earlier, later) -> later)
                                                .map(one -> named + "登记" + notNow(one)))
                        .orElse(named + "没有登记"));
    }

    private String notNow(Entitlement one) {
        if (one.isWithdrawnOn(day)) {
            return "已于 " + one.withdrawnOn().orElseThrow() + " 撤销";
        }
        return one.holdsOn(day)
                ? "的险种是" + one.scheme().label()
                : "的有效期 "
                        + one.validFrom()
                        + " 至 "
                        + one.validUntil().map(LocalDate::toString).orElse("长期")
                        + "，不含就诊日 "
                        + day;
    }
}
