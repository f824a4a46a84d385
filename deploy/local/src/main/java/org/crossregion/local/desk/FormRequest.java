package org.crossregion.local.desk;

import org.crossregion.local.launch.ServiceName;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One form that is asked for.
 *
 * @param service who makes it
 * @param no its number or name
 * @param file the name of its files without the format: {@code 8-220100-2026-10-monthly}
 * @param query what it is asked for, without its format
 */
public record FormRequest(ServiceName service, String no, String file, Map<String, String> query) {

    /**
     * @param kind what distinguishes it from others of its region and period; may be empty
     * @param query names and values, one after the other; what has no name is left out
     */
    public static FormRequest of(
            ServiceName service,
            String no,
            String region,
            String period,
            String kind,
            String... query) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (int i = 0; i < query.length; i += 2) {
            if (!query[i].isEmpty()) {
                asked.put(query[i], query[i + 1]);
            }
        }
        String file = "%s-%s-%s%s".formatted(no, region, period, kind.isEmpty() ? "" : "-" + kind);
        return new FormRequest(service, no, file, asked);
    }
}
