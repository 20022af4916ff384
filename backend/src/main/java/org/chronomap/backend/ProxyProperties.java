package org.chronomap.backend;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose word is taken for where a request came from and which address it was sent to.
 *
 * @param trustedProxies networks in CIDR notation; at first the private ones, as of a proxy on the same machine or beside it
 */
@ConfigurationProperties("chronomap")
public record ProxyProperties(
        @DefaultValue({
            "127.0.0.0/8",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "169.254.0.0/16",
            "::1/128",
            "fc00::/7",
            "fe80::/10"
        })
        List<String> trustedProxies) {

    public ProxyProperties {
        trustedProxies = List.copyOf(trustedProxies);
        trustedProxies.forEach(ProxyProperties::rule);
    }

    /** A rule for each network, that an address in it matches. */
    public List<IpSubnetFilterRule> networks() {
        return trustedProxies.stream().map(ProxyProperties::rule).toList();
    }

    private static IpSubnetFilterRule rule(String network) {
        try {
            return new IpSubnetFilterRule(network.strip(), IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "chronomap.trusted-proxies has \"" + network
                            + "\": it must be networks with commas between them, like 10.0.0.0/8,2001:db8::/32",
                    e);
        }
    }
}
