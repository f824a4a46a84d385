package org.crossregion.settlement.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.settlement.accumulator.LayerUse;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.BenefitQuestion.FiledAs;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shipped sample policies, and questions to them. */
final class Policies {

    static final BenefitPolicy EMPLOYEE = shipped("sample-jilin-employee");
    static final BenefitPolicy RESIDENT = shipped("sample-jilin-resident");
    static final BenefitPolicy MUDANJIANG = shipped("sample-mudanjiang-employee");

    private Policies() {}

    private static BenefitPolicy shipped(String name) {
        return written(text(name));
    }

    /** A shipped file as it is written. */
    static String text(String name) {
        try (InputStream file = Policies.class.getResourceAsStream("/policies/" + name + ".yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one policy of a file, as an import reads it. */
    static BenefitPolicy written(String file) {
        List<BenefitPolicy> policies = PolicyFiles.read(file.getBytes(StandardCharsets.UTF_8));
        assertThat(policies).hasSize(1);
        return policies.get(0);
    }

    /** A shipped policy with one thing written otherwise. */
    static BenefitPolicy changed(String name, String there, String instead) {
        String file = text(name);
        assertThat(file).contains(there);
        return written(file.replace(there, instead));
    }

    static Money yuan(String amount) {
        return Money.ofYuan(amount);
    }

    /** A first stay at a tertiary hospital, filed as resettled, without an account. */
    static Ask stay(String inScope) {
        return new Ask().inScope(inScope);
    }

    /** A question that names only what its test is about. */
    static final class Ask {

        private Money fullSelfPay = Money.ZERO;
        private Money overLimit = Money.ZERO;
        private Money prior = Money.ZERO;
        private Money inScope = Money.ZERO;
        private CareType care = CareType.INPATIENT;
        private HospitalLevel level = HospitalLevel.TERTIARY;
        private String personType = "11";
        private boolean civilServant;
        private FiledAs filing = FiledAs.of(FilingType.RESETTLED_RETIREE);
        private int admissions;
        private final Map<CareType, Money> yearlyDeductibles = new EnumMap<>(CareType.class);
        private Money pooling = Money.ZERO;
        private final Map<CareType, Money> poolingByCare = new EnumMap<>(CareType.class);
        private final Map<Fund, LayerUse> layers = new EnumMap<>(Fund.class);
        private boolean suspended;
        private Optional<Money> ofStay = Optional.empty();
        private Optional<Money> account = Optional.empty();

        Ask inScope(String amount) {
            inScope = yuan(amount);
            return this;
        }

        Ask selfPaid(String full, String over, String first) {
            fullSelfPay = yuan(full);
            overLimit = yuan(over);
            prior = yuan(first);
            return this;
        }

        Ask care(CareType type) {
            care = type;
            return this;
        }

        Ask at(HospitalLevel hospitalLevel) {
            level = hospitalLevel;
            return this;
        }

        Ask retired() {
            personType = "12";
            return this;
        }

        Ask resident() {
            personType = "15";
            return this;
        }

        Ask civilServant() {
            civilServant = true;
            return this;
        }

        Ask filed(FilingType type) {
            filing = FiledAs.of(type);
            return this;
        }

        Ask unfiled() {
            filing = new FiledAs(Optional.empty(), true);
            return this;
        }

        Ask admissionsBefore(int count) {
            admissions = count;
            return this;
        }

        Ask yearlyDeductibleBefore(CareType of, String amount) {
            yearlyDeductibles.put(of, yuan(amount));
            return this;
        }

        Ask pooledBefore(String amount) {
            pooling = yuan(amount);
            return this;
        }

        Ask pooledBefore(CareType of, String amount) {
            poolingByCare.put(of, yuan(amount));
            pooling = Money.sum(poolingByCare.values());
            return this;
        }

        Ask layerBefore(Fund fund, String base, String paid) {
            layers.put(fund, new LayerUse(yuan(base), yuan(paid)));
            return this;
        }

        /** An earlier bill of the same stay bore so much of its deductible. */
        Ask borneInThisStay(String deductible) {
            ofStay = Optional.of(yuan(deductible));
            return this;
        }

        Ask account(String balance) {
            account = Optional.of(yuan(balance));
            return this;
        }

        Ask suspended() {
            suspended = true;
            return this;
        }

        BenefitQuestion question() {
            boolean stay = care == CareType.INPATIENT || care == CareType.MATERNITY;
            return new BenefitQuestion(
                    new LineSplit(fullSelfPay, overLimit, prior, inScope),
                    care,
                    level,
                    personType,
                    civilServant,
                    filing,
                    new YearUse(
                            0,
                            admissions,
                            Money.ZERO,
                            Money.ZERO,
                            yearlyDeductibles,
                            pooling,
                            poolingByCare,
                            layers),
                    stay,
                    ofStay.isPresent(),
                    ofStay.orElse(Money.ZERO),
                    account.orElse(Money.ZERO),
                    account.isPresent() && !suspended,
                    suspended);
        }

        Benefit under(BenefitPolicy policy) {
            return policy.compute(question()).orElseThrow();
        }
    }
}
