package org.crossregion.filing.batch;

/**
 * One column of the list.
 *
 * @param key its stable name
 * @param title as it is printed at its head
 * @param use what its cells say
 * @param material the material that the cells speak of; empty unless it is one of a material's
 */
record BatchColumn(String key, String title, int width, Use use, String material) {

    /** What a column is for. */
    enum Use {
        PERSON_NO(false),
        NAME(true),
        CERTIFICATE_TYPE(false),
        CERTIFICATE_NO(true),
        TYPE(true),
        CATEGORY(false),
        TREATMENT_REGION(true),
        INSTITUTION(false),
        VALID_FROM(true),
        VALID_UNTIL(false),
        REASON(true),
        MATERIAL(false),
        SINCE(false),
        UNTIL(false),
        /** Added when the list is handed back, and read over when it comes again. */
        RESULT(false);

        private final boolean needed;

        Use(boolean needed) {
            this.needed = needed;
        }

        /** Whether no list can do without it. */
        boolean isNeeded() {
            return needed;
        }
    }

    BatchColumn(String key, String title, int width, Use use) {
        this(key, title, width, use, "");
    }
}
