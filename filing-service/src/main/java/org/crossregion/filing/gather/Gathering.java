package org.crossregion.filing.gather;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Gathers jobs that come at the same time. A few callers work, each of them what waits and its own
 * job; the others wait until theirs is done. When one has finished, the caller who has waited
 * longest goes on with what has come meanwhile. So a job that comes alone is worked at once, and
 * the more come the more share the cost.
 */
public final class Gathering<J, A> {

    private final Work<J, A> work;
    private final int workers;
    private final int most;
    private final int room;
    private final Supplier<RuntimeException> full;

    private final Deque<Waiting<J, A>> queue = new ArrayDeque<>();
    private int working;

    /**
     * @param workers how many callers work at the same time, at most
     * @param most how many jobs are worked together, at most
     * @param room how many may wait
     * @param full what whoever finds no room gets
     */
    public Gathering(
            Work<J, A> work, int workers, int most, int room, Supplier<RuntimeException> full) {
        this.work = work;
        this.workers = workers;
        this.most = most;
        this.room = room;
        this.full = full;
    }

    /**
     * Has a job worked, in this thread or in another caller's.
     *
     * @return when it has taken effect
     */
    public A ask(J job) {
        Waiting<J, A> own = new Waiting<>(job);
        if (begins(own) || own.isCalled()) {
            lead(own);
        }
        Answer<A> answer = own.answer();
        if (answer.isAlone()) {
            return work.alone(job);
        }
        return answer.result().orElseThrow(() -> answer.failure().orElseThrow());
    }

    /** How many wait for a worker. */
    public synchronized int waiting() {
        return queue.size();
    }

    /** Whether the job need not wait; where there is no worker to spare it is queued. */
    private synchronized boolean begins(Waiting<J, A> own) {
        if (working < workers) {
            working++;
            return true;
        }
        if (queue.size() >= room) {
            throw full.get();
        }
        queue.add(own);
        return false;
    }

    private void lead(Waiting<J, A> own) {
        List<Waiting<J, A>> batch = batch(own);
        try {
            List<Answer<A>> answers = work.together(batch.stream().map(Waiting::job).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).tell(answers.get(i));
            }
        } catch (RuntimeException failure) {
            // Nothing has taken effect, so each of them may try by itself.
            Answer<A> answer = batch.size() == 1 ? Answer.failed(failure) : Answer.alone();
            batch.forEach(one -> one.tell(answer));
        } finally {
            // After an error nobody is left waiting for ever.
            batch.forEach(
                    one ->
                            one.tell(
                                    Answer.failed(
                                            new IllegalStateException("work was cut short"))));
            handOn();
        }
    }

    private synchronized List<Waiting<J, A>> batch(Waiting<J, A> own) {
        List<Waiting<J, A>> batch = new ArrayList<>();
        batch.add(own);
        batch.addAll(own.followers());
        moveTo(batch, most);
        return batch;
    }

    /**
     * The worker goes to whoever has waited longest, together with those behind him: another worker
     * that becomes free at the same moment must not overtake him with one of them.
     */
    private synchronized void handOn() {
        Waiting<J, A> next = queue.poll();
        if (next == null) {
            working--;
            return;
        }
        List<Waiting<J, A>> followers = new ArrayList<>();
        moveTo(followers, most - 1);
        next.call(followers);
    }

    private void moveTo(List<Waiting<J, A>> batch, int size) {
        while (batch.size() < size && !queue.isEmpty()) {
            batch.add(queue.remove());
        }
    }

    /** A job and the caller who waits for it; told once, later words are not heard. */
    private static final class Waiting<J, A> {

        private final J job;
        private final CompletableFuture<List<Waiting<J, A>>> called = new CompletableFuture<>();
        private final CompletableFuture<Answer<A>> answer = new CompletableFuture<>();

        Waiting(J job) {
            this.job = job;
        }

        J job() {
            return job;
        }

        /** Waits until it is known, whatever interrupts: what has begun is not left. */
        boolean isCalled() {
            called.join();
            return !answer.isDone();
        }

        /** Those whose jobs are worked with this one's, in the order of their coming. */
        List<Waiting<J, A>> followers() {
            return called.getNow(List.of());
        }

        void call(List<Waiting<J, A>> followers) {
            called.complete(followers);
        }

        void tell(Answer<A> said) {
            answer.complete(said);
            called.complete(List.of());
        }

        Answer<A> answer() {
            return answer.join();
        }
    }
}
