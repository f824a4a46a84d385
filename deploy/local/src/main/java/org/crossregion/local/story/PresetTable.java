package org.crossregion.local.story;

import java.util.ArrayList;
import java.util.List;

/**
 * What the story shows of each filing policy: a line per effect, in the order in which it came
 * about, each checked before it is written.
 */
final class PresetTable {

    private final List<String[]> lines = new ArrayList<>();

    /**
     * @param preset whose rule it is
     * @param who the person, with the place
     * @param effect what was seen
     */
    void add(String preset, String who, String effect) {
        lines.add(new String[] {preset, who, effect});
    }

    /** How many presets have shown something. */
    long presets() {
        return lines.stream().map(line -> line[0]).distinct().count();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        if (!lines.isEmpty()) {
            text.append('\n').append(RegionTable.pad("备案政策", 16)).append("参保人 / 事项 → 结果\n");
        }
        lines.stream()
                .sorted((one, other) -> one[0].compareTo(other[0]))
                .forEach(
                        line ->
                                text.append(RegionTable.pad(line[0], 16))
                                        .append(RegionTable.pad(line[1], 44))
                                        .append(line[2])
                                        .append('\n'));
        return text.toString();
    }
}
