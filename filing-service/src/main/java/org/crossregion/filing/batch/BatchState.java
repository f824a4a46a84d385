package org.crossregion.filing.batch;

import org.crossregion.values.Coded;

/** How far a batch file has come. */
enum BatchState implements Coded {
    HELD("held", "人数不符，待确认"),
    WAITING("waiting", "等待处理"),
    RUNNING("running", "处理中"),
    DONE("done", "已完成"),
    WITHDRAWN("withdrawn", "已撤回");

    private final String code;
    private final String label;

    BatchState(String code, String label) {
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
