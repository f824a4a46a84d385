package org.crossregion.clearing.claim;

import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Scheme;

import java.util.Optional;

/**
 * What one fund pays of an application's bills.
 *
 * @param fund the personal account if it is empty
 */
record FundShare(Scheme scheme, Optional<Fund> fund, Money amount) {

    /** The fund as the national interface codes it (fund_pay_type). */
    String payType() {
        boolean employee = scheme == Scheme.EMPLOYEE;
        return fund.map(
                        one ->
                                switch (one) {
                                    case POOLING -> employee ? "310100" : "390100";
                                    case CIVIL_SERVANT -> "320100";
                                    case ENTERPRISE -> "370100";
                                    case SERIOUS_ILLNESS -> "390200";
                                    case LARGE_AMOUNT -> "330100";
                                    case DISABLED -> "350100";
                                    case MEDICAL_AID -> "610100";
                                    case OTHER -> "910100";
                                })
                .orElse(employee ? "310200" : "390500");
    }

    String name() {
        return fund.map(Fund::label).orElse(scheme == Scheme.EMPLOYEE ? "个人账户" : "家庭账户");
    }
}
