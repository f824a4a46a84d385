package org.crossregion.filing.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The shipped policies, read for tests. */
public final class Presets {

    public static final FilingPolicy JILIN = policy(text("jilin"));
    public static final FilingPolicy NATIONAL = policy(text("national"));

    public static final FilingPolicy ZHUZHOU = policy(text("zhuzhou"));
    public static final FilingPolicy GUANGZHOU = policy(text("guangzhou"));
    public static final FilingPolicy TIANJIN = policy(text("tianjin"));
    public static final FilingPolicy MUDANJIANG = policy(text("mudanjiang"));
    public static final FilingPolicy JIANGSU = policy(text("jiangsu"));
    public static final FilingPolicy GENERAL_GUIDE = policy(text("general-guide"));

    private Presets() {}

    public static FilingPolicy policy(String yaml) {
        return PolicyFile.read(yaml.getBytes(StandardCharsets.UTF_8)).get(0).value();
    }

    public static String text(String name) {
        try (InputStream file = Presets.class.getResourceAsStream("/policies/" + name + ".yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
