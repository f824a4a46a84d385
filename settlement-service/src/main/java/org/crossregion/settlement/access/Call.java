package org.crossregion.settlement.access;

import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One HTTP request at the gateway, before anything of it is believed.
 *
 * @param remoteAddress the peer, as an IP address
 * @param forwardedFor the X-Forwarded-For header, believed only from configured proxies
 * @param contentType as sent; null if there is none
 * @param tif the x-tif headers, if there are any
 * @param certificate the client's, if the call came over TLS with one that TLS trusts
 * @param authorization the header as sent; empty if there is none
 * @param isBusy too many bodies are held already, so this one was not kept
 * @param traceId the request id, which err_msg ends with
 */
public record Call(
        String remoteAddress,
        Optional<String> forwardedFor,
        String contentType,
        TifHeaders tif,
        Optional<X509Certificate> certificate,
        String authorization,
        boolean hasOrigin,
        boolean isPost,
        boolean isTooLarge,
        boolean isBusy,
        String traceId,
        Supplier<InputStream> body) {

    /** The signature headers of tif mode; texts that were not sent are empty. */
    public record TifHeaders(String paasid, String timestamp, String nonce, String signature) {}
}
