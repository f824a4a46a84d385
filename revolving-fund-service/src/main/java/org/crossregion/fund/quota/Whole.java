package org.crossregion.fund.quota;

import org.crossregion.values.Coded;

/** The smallest piece a quota is made of. */
public enum Whole implements Coded {
    FEN("fen", "分", 1),
    TEN_THOUSAND_YUAN("ten-thousand-yuan", "万元", 1_000_000);

    private final String code;
    private final String label;
    private final long fen;

    Whole(String code, String label, long fen) {
        this.code = code;
        this.label = label;
        this.fen = fen;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    long fen() {
        return fen;
    }
}
