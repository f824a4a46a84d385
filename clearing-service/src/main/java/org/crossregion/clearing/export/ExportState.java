package org.crossregion.clearing.export;

import org.crossregion.values.Coded;

/** How far an export is. */
enum ExportState implements Coded {
    WAITING("waiting", "等待"),
    RUNNING("running", "生成中"),
    DONE("done", "可下载"),
    FAILED("failed", "失败"),
    WITHDRAWN("withdrawn", "已撤销"),
    EXPIRED("expired", "已过期");

    private final String code;
    private final String label;

    ExportState(String code, String label) {
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
