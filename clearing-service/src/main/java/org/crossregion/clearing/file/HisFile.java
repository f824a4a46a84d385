package org.crossregion.clearing.file;

import java.time.Instant;

/**
 * A file of an institution.
 *
 * @param number by which it is named and fetched (文件查询号 file_qury_no)
 * @param fetchedUntil the end of its time (下载截止时间 dld_endtime)
 */
public record HisFile(
        String number, String institution, String name, byte[] content, Instant fetchedUntil) {}
