package org.crossregion.settlement.catalogue;

import org.crossregion.values.Coded;

/** The class of a catalogue item (甲乙丙类), chrgitm_lv of the national interface. */
public enum ItemClass implements Coded {
    /** Wholly in scope, up to its ceiling. */
    A("A", "甲类", "01"),
    /** In scope after the person has paid a part of it first. */
    B("B", "乙类", "02"),
    /** Not in scope: the person pays all of it. */
    C("C", "丙类", "03");

    private final String code;
    private final String label;
    private final String national;

    ItemClass(String code, String label, String national) {
        this.code = code;
        this.label = label;
        this.national = national;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static ItemClass fromString(String code) {
        return Coded.ofCode(ItemClass.class, code);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** The value of chrgitm_lv: 01, 02 or 03. */
    public String national() {
        return national;
    }
}
