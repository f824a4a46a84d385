package org.crossregion.settlement.form;

import java.util.List;

/** The printed names of the fourteen charge categories (医疗收费项目类别). */
final class ChargeCategory {

    private static final List<String> LABELS =
            List.of(
                    "床位费", "诊察费", "检查费", "化验费", "治疗费", "手术费", "护理费", "卫生材料费", "西药费", "中药饮片费",
                    "中成药费", "一般诊疗费", "挂号费", "其他费");

    private ChargeCategory() {}

    static String label(String code) {
        return LABELS.get(Integer.parseInt(code) - 1);
    }
}
