package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.refusal.SettlementRefusal.CODE_UNKNOWN;
import static org.crossregion.settlement.refusal.SettlementRefusal.NOT_SETTLED_HERE;
import static org.crossregion.settlement.refusal.SettlementRefusal.OTHER_KIND_OF_VISIT;
import static org.crossregion.settlement.refusal.SettlementRefusal.THIRD_PARTY_INJURY;

import org.crossregion.eligibility.CareCause;
import org.crossregion.settlement.envelope.CodeTable;
import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;

import java.util.Optional;

/** The code values of the national interface in the engine's words, and back. */
final class Codes {

    /** A certificate lookup by identity number (mdtrt_cert_type). */
    static final String BY_IDENTITY_NUMBER = "02";

    static final String ACCOUNT_FUND = "310200";
    static final String HOSPITAL_PART = "999996";
    static final String BY_ITEM = "01";
    static final String NETWORKED = "2";

    private Codes() {}

    static Scheme scheme(String insutype) {
        return value("insutype", insutype)
                .flatMap(CodeTable.Value::schemeOf)
                .orElseThrow(() -> new Refused(NOT_SETTLED_HERE, "险种类型 insutype " + insutype));
    }

    static CodeTable.Value medType(String medType) {
        return value("med_type", medType)
                .filter(value -> !value.care().isEmpty())
                .orElseThrow(() -> new Refused(NOT_SETTLED_HERE, "医疗类别 med_type " + medType));
    }

    /**
     * The kind of care that an outpatient 医疗类别 means; 计划生育 (53) may be either, and what is bought
     * at a pharmacy is not a hospital's to bill.
     */
    static CareKind outpatient(String medType, Institution institution) {
        CodeTable.Value value = medType(medType);
        CareType care = value.careOf().orElseThrow();
        boolean stay = !medType.equals("53") && CareKind.isStay(care, medType);
        boolean elsewhere = (care == CareType.PHARMACY) != institution.isPharmacy();
        if (stay || elsewhere) {
            throw new Refused(
                    OTHER_KIND_OF_VISIT,
                    "医疗类别 med_type "
                            + medType
                            + " "
                            + value.label()
                            + (institution.isPharmacy() ? " 不是药店购药" : " 不是门诊"));
        }
        return new CareKind(care, medType, value.emergency(), value.injury());
    }

    /** What a registration is until 2203 or 2207 says otherwise: 普通门诊, or 药店购药. */
    static CareKind registered(Institution institution) {
        CareType care = institution.isPharmacy() ? CareType.PHARMACY : CareType.OUTPATIENT;
        return new CareKind(care, CareKind.usualMedType(care), false, false);
    }

    static void mustBeOutpatient(Visit visit) {
        if (visit.isStay()) {
            throw new Refused(OTHER_KIND_OF_VISIT, visit.visitId() + " 是住院");
        }
    }

    static void mustBeStay(Visit visit) {
        if (!visit.isStay()) {
            throw new Refused(OTHER_KIND_OF_VISIT, visit.visitId() + " 是门诊");
        }
    }

    static void mustNotBeThirdParty(boolean thirdParty) {
        if (thirdParty) {
            throw new Refused(THIRD_PARTY_INJURY, "涉及第三方责任");
        }
    }

    static String insutype(Scheme scheme) {
        return switch (scheme) {
            case EMPLOYEE -> "310";
            case RESIDENT -> "390";
        };
    }

    /** 清算类别: 11 outpatient, 21 inpatient, 41 pharmacy. Maternity and 计划生育 are either. */
    static String clearingType(CareType care, boolean stay) {
        if (care == CareType.PHARMACY) {
            return "41";
        }
        return stay ? "21" : "11";
    }

    /** 基金支付类型 of a fund's share; the pooling fund has one per scheme. */
    static CodeTable.Value fundPayType(Fund fund, Scheme scheme) {
        return Definitions.load().table("fund_pay_type").values().stream()
                .filter(value -> value.fund().equals(fund.code()))
                .filter(value -> value.scheme().isEmpty() || value.scheme().equals(scheme.code()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no fund_pay_type for " + fund));
    }

    static String label(String table, String code) {
        return value(table, code).map(CodeTable.Value::label).orElse("");
    }

    /** 外伤原因; absent if it was not said. */
    static Optional<CareCause> cause(String code) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(CareCause.fromString(code));
        } catch (IllegalArgumentException e) {
            throw new Refused(CODE_UNKNOWN, "外伤原因 trum_cause " + code);
        }
    }

    private static Optional<CodeTable.Value> value(String table, String code) {
        return Definitions.load().table(table).value(code);
    }
}
