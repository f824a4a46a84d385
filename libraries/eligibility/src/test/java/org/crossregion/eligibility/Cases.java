package org.crossregion.eligibility;

import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A person insured in Changchun (220100), filed for Jilin city (220200); tests change one thing.
 */
final class Cases {

    static final RegionCode CHANGCHUN = RegionCode.of("220100");
    static final RegionCode JILIN_CITY = RegionCode.of("220200");
    static final RegionCode JIAOHE = RegionCode.of("220281");
    static final String HOSPITAL = "H22020000001";
    static final LocalDate DAY = LocalDate.of(2026, 10, 10);

    private Cases() {}

    static FilingRules rules() {
        return new FilingRules(true, Set.of(JIAOHE), true, true, false, 6, 0);
    }

    static FilingRules rulesWhere(boolean exempt, boolean emergency, boolean promise, boolean un) {
        return new FilingRules(exempt, Set.of(JIAOHE), emergency, promise, un, 6, 0);
    }

    static FilingBuilder filing(FilingType type) {
        return new FilingBuilder(type);
    }

    static QuestionBuilder question() {
        return new QuestionBuilder();
    }

    /** A filing in the making; active, for Jilin city, from 1 October 2026 without end. */
    static final class FilingBuilder {

        private final FilingType type;
        private String id = "F1";
        private FilingState state = FilingState.ACTIVE;
        private List<RegionCode> regions = List.of(JILIN_CITY);
        private List<String> institutions = List.of();
        private LocalDate from = LocalDate.of(2026, 10, 1);
        private Optional<LocalDate> until = Optional.empty();
        private boolean onPromise;
        private boolean accountSuspended;
        private HomeCare homeCare = HomeCare.OPEN;
        private String category = "";

        private FilingBuilder(FilingType type) {
            this.type = type;
        }

        FilingBuilder id(String value) {
            id = value;
            return this;
        }

        FilingBuilder state(FilingState value) {
            state = value;
            return this;
        }

        FilingBuilder regions(RegionCode... values) {
            regions = List.of(values);
            return this;
        }

        FilingBuilder institutions(String... values) {
            institutions = List.of(values);
            return this;
        }

        FilingBuilder from(LocalDate value) {
            from = value;
            return this;
        }

        FilingBuilder until(LocalDate value) {
            until = Optional.of(value);
            return this;
        }

        FilingBuilder onPromise() {
            onPromise = true;
            return this;
        }

        FilingBuilder accountSuspended() {
            accountSuspended = true;
            return this;
        }

        FilingBuilder homeCare(HomeCare value) {
            homeCare = value;
            return this;
        }

        FilingBuilder category(String value) {
            category = value;
            return this;
        }

        FiledPermission make() {
            return new FiledPermission(
                    id,
                    type,
                    state,
                    regions,
                    institutions,
                    from,
                    until,
                    onPromise,
                    accountSuspended,
                    homeCare,
                    category);
        }
    }

    /** A question in the making; inpatient in Jilin city, admitted and asked on 10 October 2026. */
    static final class QuestionBuilder {

        private RegionCode insuredRegion = CHANGCHUN;
        private RegionCode treatmentRegion = JILIN_CITY;
        private RegionCode admdvs = RegionCode.of("220202");
        private String institution = HOSPITAL;
        private boolean networked = true;
        private boolean agreement = true;
        private boolean insuredOpen = true;
        private boolean treatmentOpen = true;
        private boolean insured = true;
        private CareType care = CareType.INPATIENT;
        private LocalDate admitted = DAY;
        private LocalDate asked = DAY;
        private boolean emergency;
        private Optional<CareCause> cause = Optional.empty();
        private boolean claimed;

        QuestionBuilder insuredIn(RegionCode value) {
            insuredRegion = value;
            return this;
        }

        QuestionBuilder treatedIn(RegionCode pooling, RegionCode own) {
            treatmentRegion = pooling;
            admdvs = own;
            return this;
        }

        QuestionBuilder institution(String value) {
            institution = value;
            return this;
        }

        QuestionBuilder notNetworked() {
            networked = false;
            return this;
        }

        QuestionBuilder agreementEnded() {
            agreement = false;
            return this;
        }

        QuestionBuilder insuredRegionClosed() {
            insuredOpen = false;
            return this;
        }

        QuestionBuilder treatmentRegionClosed() {
            treatmentOpen = false;
            return this;
        }

        QuestionBuilder notInsured() {
            insured = false;
            return this;
        }

        QuestionBuilder care(CareType value) {
            care = value;
            return this;
        }

        QuestionBuilder stay(LocalDate admittedOn, LocalDate askedOn) {
            admitted = admittedOn;
            asked = askedOn;
            return this;
        }

        QuestionBuilder emergency() {
            emergency = true;
            return this;
        }

        QuestionBuilder cause(CareCause value) {
            cause = Optional.of(value);
            return this;
        }

        QuestionBuilder claimed() {
            claimed = true;
            return this;
        }

        CareQuestion make() {
            return new CareQuestion(
                    insuredRegion,
                    treatmentRegion,
                    admdvs,
                    institution,
                    networked,
                    agreement,
                    insuredOpen,
                    treatmentOpen,
                    insured,
                    care,
                    admitted,
                    asked,
                    emergency,
                    cause,
                    claimed);
        }
    }
}
