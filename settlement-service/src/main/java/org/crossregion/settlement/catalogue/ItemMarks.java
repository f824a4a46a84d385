package org.crossregion.settlement.catalogue;

/**
 * What else the catalogue says of an item, which goes back to the hospital with each line.
 *
 * @param essential 基本药物
 * @param negotiated 国家医保谈判药品
 * @param children 儿童用药
 * @param special 特检特治项目或特殊药品
 */
public record ItemMarks(boolean essential, boolean negotiated, boolean children, boolean special) {

    public static final ItemMarks NONE = new ItemMarks(false, false, false, false);

    /** Reads what {@link #letters} wrote. */
    public static ItemMarks ofLetters(String letters) {
        return new ItemMarks(
                letters.contains("E"),
                letters.contains("N"),
                letters.contains("C"),
                letters.contains("S"));
    }

    /** As tables keep it: {@code ENCS}, each letter only if it applies. */
    public String letters() {
        return (essential ? "E" : "")
                + (negotiated ? "N" : "")
                + (children ? "C" : "")
                + (special ? "S" : "");
    }
}
