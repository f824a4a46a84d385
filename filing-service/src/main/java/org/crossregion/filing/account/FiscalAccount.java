package org.crossregion.filing.account;

import org.crossregion.values.Coded;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;

/**
 * One account of a finance bureau.
 *
 * @param validFrom the day since when money goes through it
 */
record FiscalAccount(
        RegionCode region,
        Purpose purpose,
        Scheme scheme,
        String bank,
        String accountName,
        String accountNo,
        LocalDate validFrom) {

    String code() {
        return region + ":" + purpose.code() + ":" + scheme.code();
    }

    /** What the account's money is for. */
    enum Purpose implements Coded {
        CLEARING("clearing", "清算"),
        REVOLVING_FUND("revolving-fund", "周转金");

        private final String code;
        private final String label;

        Purpose(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
