package org.crossregion.web.security;

import io.quarkus.runtime.configuration.ConfigUtils;

import java.util.Set;

/** Whether this process serves real people, or a developer, the local stack or a test. */
public final class Environment {

    private static final Set<String> PLAY = Set.of("local", "test", "dev");

    private Environment() {}

    /** Anything that is not explicitly local, test or dev counts as production. */
    public static boolean isProduction() {
        return ConfigUtils.getProfiles().stream().noneMatch(PLAY::contains);
    }
}
