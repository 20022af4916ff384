package org.chronomap.backend.answer;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What tells one request from another, as a shared cache sees it (RFC 9111, section 4): the method, the address with all that says under
 * which one the server is reached, and the headers that answers are told to vary by. A request that says who asks, that sends
 * something, or that has a condition other than If-None-Match is never taken for another one.
 */
final class RepeatableRequest {

    private static final List<AsciiString> TELLING = List.of(
            HttpHeaderNames.HOST,
            HttpHeaderNames.ACCEPT,
            HttpHeaderNames.ACCEPT_ENCODING,
            HttpHeaderNames.ACCEPT_LANGUAGE,
            HttpHeaderNames.IF_NONE_MATCH);

    private static final AsciiString FORWARDED_FOR = AsciiString.cached("x-forwarded-for");

    /** What Spring's ForwardedHeaderTransformer reads, but for the address of who asks. */
    private static final List<AsciiString> OF_PROXIES = List.of(
            AsciiString.cached("x-forwarded-proto"),
            AsciiString.cached("x-forwarded-host"),
            AsciiString.cached("x-forwarded-port"),
            AsciiString.cached("x-forwarded-prefix"),
            AsciiString.cached("x-forwarded-ssl"));

    private static final List<AsciiString> NEVER = List.of(
            HttpHeaderNames.AUTHORIZATION,
            HttpHeaderNames.COOKIE,
            AsciiString.cached("forwarded"),
            HttpHeaderNames.TRANSFER_ENCODING,
            HttpHeaderNames.CONTENT_ENCODING,
            HttpHeaderNames.EXPECT,
            HttpHeaderNames.UPGRADE,
            HttpHeaderNames.IF_MATCH,
            HttpHeaderNames.IF_MODIFIED_SINCE,
            HttpHeaderNames.IF_UNMODIFIED_SINCE);

    private static final String NO_BODY = "0";

    private RepeatableRequest() {}

    /** The same text for requests that are answered alike; null where a request stands for itself alone. */
    static @Nullable String key(HttpMethod method, String uri, HttpHeaders headers, BooleanSupplier isProxyTrusted) {
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            return null;
        }
        for (AsciiString name : NEVER) {
            if (headers.contains(name)) {
                return null;
            }
        }
        if (!headers.get(HttpHeaderNames.CONTENT_LENGTH, NO_BODY).equals(NO_BODY)) {
            return null;
        }
        StringBuilder key =
                new StringBuilder(256).append(method.name()).append(' ').append(uri);
        return isAdded(TELLING, headers, key) && isProxyAdded(headers, isProxyTrusted, key) ? key.toString() : null;
    }

    private static boolean isProxyAdded(HttpHeaders headers, BooleanSupplier isProxyTrusted, StringBuilder key) {
        String client = headers.get(FORWARDED_FOR);
        int before = key.length();
        if (!isAdded(OF_PROXIES, headers, key)) {
            return false;
        }
        // A line for each, without a value where it is not there.
        boolean isDirect = client == null && key.length() == before + OF_PROXIES.size();
        return isDirect || (isProxyTrusted.getAsBoolean() && (client == null || isAddress(client)));
    }

    /** Whether each is there once at the most. */
    private static boolean isAdded(List<AsciiString> names, HttpHeaders headers, StringBuilder key) {
        for (AsciiString name : names) {
            Iterator<? extends CharSequence> values = headers.valueCharSequenceIterator(name);
            key.append('\n');
            if (values.hasNext()) {
                key.append('=').append(values.next());
                if (values.hasNext()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether it can only be one or more IP addresses, which change no answer; what else it may be is read with more care elsewhere. */
    private static boolean isAddress(String client) {
        int colons = 0;
        for (int i = 0; i < client.length(); i++) {
            char c = client.charAt(i);
            if (c == ':') {
                colons++;
            } else if (Character.digit(c, 16) < 0 && c != '.' && c != ',' && c != ' ') {
                return false;
            }
        }
        return colons != 1;
    }
}
