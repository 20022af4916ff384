package org.chronomap.backend.http;

import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetSocketAddress;
import java.util.List;
import org.chronomap.backend.ProxyProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose word is taken for where a request came from and which address it was sent to. */
@Component
public final class TrustedProxies {

    private final List<IpSubnetFilterRule> networks;

    TrustedProxies(ProxyProperties properties) {
        networks = properties.networks();
    }

    /** @param from null = from this machine, by no network */
    public boolean trusts(@Nullable InetSocketAddress from) {
        return from == null || networks.stream().anyMatch(network -> network.matches(from));
    }
}
