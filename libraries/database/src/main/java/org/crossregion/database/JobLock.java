package org.crossregion.database;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jdbi.v3.core.ConnectionException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets one instance of a service at a time run a job, by session advisory locks of its database.
 *
 * <p>All locks of an instance live in one connection of its own: if the instance dies, so do they.
 * An instance that loses the database in the middle of a job may see another start it; a job must
 * bear that, as it must bear being killed.
 */
@Singleton
public class JobLock {

    private final DirectConnections connections;
    private final Set<String> held = new HashSet<>();
    private Connection session;

    public JobLock(DirectConnections connections) {
        this.connections = connections;
    }

    /**
     * Runs the work if nobody else, here or in another instance, is running the job.
     *
     * @return whether it ran
     */
    public boolean tryRun(String job, Runnable work) {
        if (!acquire(job)) {
            return false;
        }
        try {
            work.run();
        } finally {
            release(job);
        }
        return true;
    }

    private synchronized boolean acquire(String job) {
        if (held.contains(job)) {
            return false;
        }
        try {
            boolean free;
            try {
                free = ask("select pg_try_advisory_lock(?)", job);
            } catch (SQLException lost) {
                forgetSession();
                free = ask("select pg_try_advisory_lock(?)", job);
            }
            if (free) {
                held.add(job);
            }
            return free;
        } catch (SQLException e) {
            forgetSession();
            throw new ConnectionException(e);
        }
    }

    private synchronized void release(String job) {
        held.remove(job);
        try {
            ask("select pg_advisory_unlock(?)", job);
        } catch (SQLException lost) {
            forgetSession();
        }
    }

    private boolean ask(String sql, String job) throws SQLException {
        if (session == null) {
            session = connections.open("job locks");
        }
        try (var statement = session.prepareStatement(sql)) {
            statement.setLong(1, key("job:" + job));
            try (var answer = statement.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    /** The advisory lock key of a name: 64 bits of its SHA-256. */
    public static long key(String name) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    synchronized void forgetSession() {
        if (session != null) {
            try {
                session.close();
            } catch (SQLException alreadyGone) {
                // Its locks are gone with it.
            }
            session = null;
        }
    }
}
