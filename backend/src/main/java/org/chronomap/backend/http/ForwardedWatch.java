package org.chronomap.backend.http;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.chronomap.backend.ChronomapProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/** Reads what proxies say of a request, and warns once of what leads readers to addresses that are not the server's. */
@Component("forwardedHeaderTransformer")
final class ForwardedWatch extends ForwardedHeaderTransformer {

    private static final Logger LOG = LoggerFactory.getLogger(ForwardedWatch.class);
    private static final Pattern DEFAULT_PORT = Pattern.compile("(?<=^http:.{1,300}):80$|(?<=^https:.{1,300}):443$");
    /** Who asks writes it. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._~:\\[\\]-]{1,300}");

    private static final Set<String> WEB = Set.of("http", "https");

    /** The attribute of a request whose proxy says nothing readable of it. */
    static final String UNREADABLE = ForwardedWatch.class.getName();

    private final ForwardedHeaderTransformer without = new ForwardedHeaderTransformer();
    private final TrustedProxies proxies;
    private final @Nullable URI publicUrl;
    private final AtomicBoolean warned = new AtomicBoolean();
    private final AtomicBoolean doubted = new AtomicBoolean();

    ForwardedWatch(ChronomapProperties properties, TrustedProxies proxies) {
        this.publicUrl = properties.publicUrl();
        this.proxies = proxies;
        without.setRemoveOnly(true);
    }

    @Override
    public ServerHttpRequest apply(ServerHttpRequest request) {
        boolean forwarded = hasForwardedHeaders(request);
        if (forwarded && !proxies.trusts(request.getRemoteAddress())) {
            if (doubted.compareAndSet(false, true)) {
                LOG.warn(
                        "A request said that it came through a proxy (Forwarded, X-Forwarded-…), from an address that is none of"
                                + " chronomap.trusted-proxies: what it said is not believed");
            }
            return without.apply(request);
        }
        ServerHttpRequest applied;
        try {
            applied = super.apply(request);
            // Looked at once it is needed, else, where nobody would answer for it: what cannot be read has none.
            Objects.requireNonNull(applied.getPath());
        } catch (RuntimeException e) {
            return new Unreadable(without.apply(request));
        }
        if (!WEB.contains(String.valueOf(applied.getURI().getScheme()).toLowerCase(Locale.ROOT))) {
            return new Unreadable(without.apply(request));
        }
        if (!warned.get()) {
            watch(forwarded, applied.getURI());
        }
        return applied;
    }

    /** A request as it came, but for what its proxy said; its own attributes cannot be added to. */
    private static final class Unreadable extends ServerHttpRequestDecorator {

        Unreadable(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Map<String, Object> getAttributes() {
            return Map.of(UNREADABLE, true);
        }
    }

    private void watch(boolean forwarded, URI asked) {
        if (publicUrl == null) {
            if (forwarded && warned.compareAndSet(false, true)) {
                LOG.warn(
                        "A request came through a proxy, and chronomap.public-url is not set: links, feeds and pictures'"
                                + " addresses say what each request says of itself. Set it to the address under which readers reach"
                                + " this server");
            }
        } else if (!authority(asked).equals(authority(publicUrl)) && warned.compareAndSet(false, true)) {
            String authority = String.valueOf(asked.getRawAuthority());
            LOG.warn(
                    "A request was sent to the host {}, and chronomap.public-url is {}: links lead there, from"
                            + " wherever a reader came",
                    HARMLESS.matcher(authority).matches() ? authority : "of another name",
                    publicUrl);
        }
    }

    private static String authority(URI address) {
        String root = (address.getScheme() + ':' + address.getRawAuthority()).toLowerCase(Locale.ROOT);
        String plain = DEFAULT_PORT.matcher(root).replaceFirst("");
        return plain.substring(plain.indexOf(':') + 1);
    }
}
