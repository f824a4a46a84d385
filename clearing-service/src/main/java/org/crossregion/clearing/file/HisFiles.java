package org.crossregion.clearing.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Keeps files for institutions, and opens what they have packed. */
@ApplicationScoped
public class HisFiles {

    /** How long a file may be fetched. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** What a list of the largest hospital takes many times over; beyond it a file is a trap. */
    private static final int LARGEST_INFLATED = 64 << 20;

    private static final int MOST_ENTRIES = 100;

    private final FileRepository repository;
    private final AuditTrail audit;
    private final Clock clock;

    HisFiles(FileRepository repository, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps what an institution has sent. */
    @Transactional
    public HisFile receive(String institution, String name, byte[] content, String by) {
        HisFile file = file(institution, name, content);
        repository.add(file, "received", by, clock.instant());
        audit.record(
                "his-file-received",
                "his-file/" + file.number(),
                Map.of(
                        "institution", institution,
                        "name", name,
                        "bytes", content.length,
                        "by", by));
        return file;
    }

    /** Keeps a document for an institution to fetch, as it is. */
    @Transactional
    public HisFile keep(String institution, String name, byte[] content, String by) {
        HisFile file = file(institution, name, content);
        repository.add(file, "result", by, clock.instant());
        return file;
    }

    /** Keeps a text for an institution to fetch, packed as hospital systems expect it. */
    @Transactional
    public HisFile provide(String institution, String name, String text, String by) {
        HisFile file = file(institution, name + ".zip", zipped(name, text));
        repository.add(file, "result", by, clock.instant());
        return file;
    }

    /**
     * @throws Refused if the institution has no such file, or its time is over
     */
    public HisFile find(String institution, String number) {
        return repository
                .find(institution, number.strip(), clock.instant())
                .orElseThrow(
                        () -> Refused.field("file_qury_no", "known", "没有此文件或已过下载截止时间：" + number));
    }

    int prune() {
        return repository.prune(clock.instant());
    }

    /** The list in a file: the first text of a zip, or the file itself if it is none. */
    public static byte[] list(HisFile file) {
        byte[] content = file.content();
        boolean zip = content.length > 3 && content[0] == 'P' && content[1] == 'K';
        return zip ? unzipped(content) : content;
    }

    /** A workbook is a zip as well; it is read as it is. */
    private static byte[] unzipped(byte[] content) {
        byte[] found = null;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw unreadable("压缩包内文件过多");
                }
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (name.equals("[content_types].xml")) {
                    return content;
                }
                boolean text = name.endsWith(".txt") || name.endsWith(".csv");
                if (!entry.isDirectory() && (found == null || text)) {
                    found = inflated(zip);
                    if (text) {
                        return found;
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("压缩包已损坏");
        }
        if (found == null) {
            throw unreadable("压缩包是空的");
        }
        return found;
    }

    private static byte[] inflated(ZipInputStream zip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > LARGEST_INFLATED) {
                throw unreadable("压缩包解压后过大");
            }
        }
        return bytes.toByteArray();
    }

    private static Refused unreadable(String message) {
        return Refused.field("file_qury_no", "zip", message);
    }

    private static byte[] zipped(String name, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private HisFile file(String institution, String name, byte[] content) {
        Instant now = clock.instant();
        return new HisFile(HisNumber.at(now), institution, name, content, now.plus(KEPT));
    }
}
