package org.crossregion.settlement.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Has bills booked and taken back at another platform, each exactly once.
 *
 * <p>A request is committed, in a transaction of its own, before it is sent. A reply that was lost,
 * or a process that died, leaves it <em>asked</em>: the same bill again sends the same request and
 * gets the same answer; anything else, or nothing for a while, has it reversed there first. It is
 * <em>kept</em> in the transaction of the bill or mirror itself. The visit must be locked.
 */
@ApplicationScoped
public class RemoteRequests {

    private static final Logger LOG = Logger.getLogger(RemoteRequests.class);

    private static final int MOST_AT_A_TIME = 100;

    private final NationalPlatform platform;
    private final RemoteRequestRepository rows;
    private final ObjectMapper json;
    private final PlatformConfig config;

    /** Keeps free the connections that those without a remote bill finish on. */
    private final Semaphore seats;

    RemoteRequests(
            NationalPlatform platform,
            RemoteRequestRepository rows,
            ObjectMapper json,
            PlatformConfig config) {
        this.platform = platform;
        this.rows = rows;
        this.json = json;
        this.config = config;
        this.seats = new Semaphore(config.atOnce());
    }

    /** What a bill would come to; nothing is booked. */
    public RemoteBenefit quote(RemoteBill bill) {
        RemoteShare share = platform.quote(bill);
        return new RemoteBenefit("", split(share, bill), share);
    }

    /** Has a bill booked; it must be {@link #keep kept} with the settlement. */
    public RemoteBenefit settle(RemoteBill bill) {
        return seated(
                () -> {
                    RemoteRequest request =
                            request(
                                    bill.visit(),
                                    bill.round(),
                                    RemoteRequest.Kind.SETTLEMENT,
                                    write(bill),
                                    body -> read(body, RemoteBill.class).asksTheSame(bill));
                    RemoteBill asked = read(request.body(), RemoteBill.class);
                    return answered(
                            request,
                            key -> {
                                RemoteShare share = platform.settle(key, asked);
                                if (!key.equals(share.request())) {
                                    throw HttpPlatform.invalid("答复的请求号是 " + share.request());
                                }
                                return new RemoteBenefit(key, split(share, bill), share);
                            });
                });
    }

    /** Has a bill taken back; it must be {@link #keep kept} with the mirror. */
    public RemoteCancelled cancel(RemoteCancellation cancellation) {
        return again(
                RemoteRequest.Kind.CANCELLATION,
                cancellation,
                platform::cancel,
                cancellation.total().negated());
    }

    /** Has a bill that was taken back booked again; it must be {@link #keep kept} with it. */
    public RemoteCancelled restore(RemoteCancellation restoration) {
        return again(
                RemoteRequest.Kind.RESTORATION,
                restoration,
                platform::restore,
                restoration.total());
    }

    private RemoteCancelled again(
            RemoteRequest.Kind kind,
            RemoteCancellation wanted,
            BiFunction<String, RemoteCancellation, RemoteCancelled> call,
            Money total) {
        return seated(
                () -> {
                    RemoteRequest request =
                            request(
                                    wanted.visit(),
                                    wanted.round(),
                                    kind,
                                    write(wanted),
                                    body ->
                                            read(body, RemoteCancellation.class)
                                                    .asksTheSame(wanted));
                    RemoteCancellation asked = read(request.body(), RemoteCancellation.class);
                    return answered(
                            request,
                            key -> {
                                RemoteCancelled done = call.apply(key, asked);
                                if (!done.answers(key, total)) {
                                    throw HttpPlatform.invalid("答复与原结算不符");
                                }
                                return done;
                            });
                });
    }

    /** Notes, in the caller's transaction, the bill or mirror that a request has become. */
    public void keep(String request, String settlementId) {
        if (!rows.keep(request, settlementId)) {
            throw new IllegalStateException("request " + request + " was not open to be kept");
        }
    }

    /** Requests that nothing came of for a while, the oldest first. */
    public List<RemoteRequest> overdue() {
        return rows.overdue(config.reverseAfter(), MOST_AT_A_TIME);
    }

    /** Reverses a request there, if it still is open here; its visit must be locked. */
    public void reverse(String request) {
        rows.find(request)
                .filter(RemoteRequests::isOpen)
                .ifPresent(
                        open -> {
                            platform.reverse(open.request());
                            own(() -> rows.move(open.request(), RemoteRequest.State.REVERSED));
                            LOG.infof("request %s was reversed at the platform", open.request());
                        });
    }

    private static boolean isOpen(RemoteRequest request) {
        return request.state() == RemoteRequest.State.ASKED
                || request.state() == RemoteRequest.State.UNWANTED;
    }

    /** The open request that asks the same, or a new one once the others are reversed. */
    private RemoteRequest request(
            String visit,
            int round,
            RemoteRequest.Kind kind,
            String body,
            Predicate<String> asksTheSame) {
        Optional<RemoteRequest> same = Optional.empty();
        for (RemoteRequest open : rows.openOf(visit)) {
            if (same.isEmpty()
                    && open.state() == RemoteRequest.State.ASKED
                    && open.kind() == kind
                    && open.round() == round
                    && asksTheSame.test(open.body())) {
                same = Optional.of(open);
            } else {
                reverse(open.request());
            }
        }
        return same.orElseGet(
                () ->
                        QuarkusTransaction.requiringNew()
                                .call(() -> rows.add(visit, round, kind, body)));
    }

    private <T> T answered(RemoteRequest request, Function<String, T> ask) {
        try {
            return ask.apply(request.request());
        } catch (Refused e) {
            if (e.refusal() == SettlementRefusal.PLATFORM_ANSWER_INVALID) {
                own(() -> rows.move(request.request(), RemoteRequest.State.UNWANTED));
            } else if (e.refusal() != SettlementRefusal.PLATFORM_NOT_ANSWERING) {
                own(() -> rows.move(request.request(), RemoteRequest.State.REFUSED));
            }
            throw e;
        } catch (ReversedThere e) {
            own(() -> rows.move(request.request(), RemoteRequest.State.REVERSED));
            throw HttpPlatform.notAnswering();
        }
    }

    private <T> T seated(Supplier<T> work) {
        try {
            if (!seats.tryAcquire(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw HttpPlatform.notAnswering();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HttpPlatform.notAnswering();
        }
        try {
            return work.get();
        } finally {
            seats.release();
        }
    }

    private static void own(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private static FundSplit split(RemoteShare share, RemoteBill bill) {
        try {
            return share.split(bill);
        } catch (IllegalArgumentException e) {
            LOG.warnf("request %s: %s", share.request(), e.getMessage());
            throw HttpPlatform.invalid("各方支付金额与账单不符");
        }
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of a request", e);
        }
    }

    private <T> T read(String body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored request is not readable", e);
        }
    }
}
